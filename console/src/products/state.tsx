import type { ProductVersion } from '../api/types';
import { useT } from '../i18n/language';
import { Tag, type Tone } from '../loan/StateTag';

export const PRODUCTS = ['products'];

const TONES: Record<string, Tone> = { DRAFT: 'warn', COMING: 'info', IN_FORCE: 'good', FORMER: 'neutral' };

/** Where a version stands, with its number where several are told of. */
export function VersionState({ version, numbered }: { version: ProductVersion; numbered?: boolean }) {
  const t = useT();
  const state = version.state ?? 'DRAFT';
  return (
    <Tag tone={TONES[state] ?? 'neutral'}>
      {t.code('productState', state)}
      {numbered ? <span className="number"> · {version.version}</span> : null}
    </Tag>
  );
}
