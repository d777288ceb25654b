import { instantText } from './date';
import { zonedText } from './zone';

/** An instant, in the reader's time zone, with the zone on hover. */
export function Moment({ value }: { value: string | null | undefined }) {
  if (!value) return <span className="quiet">–</span>;
  return (
    <time className="number" dateTime={value} title={zonedText(value)}>
      {instantText(value)}
    </time>
  );
}
