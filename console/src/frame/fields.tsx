import { DayPicker } from '../date/Day';
import { Choice } from './Choice';

interface ChoiceProps {
  label: string;
  options: { value: string; label: string }[];
  value?: string;
  onChange?: (value: string) => void;
}

/** The plain list as a field of a form; the form gives its value. */
export function ChoiceField({ label, options, value = '', onChange = () => undefined }: ChoiceProps) {
  return <Choice label={label} value={value} options={options} onChange={onChange} />;
}

interface DayProps {
  label: string;
  from?: string | null;
  clearable?: boolean;
  value?: string | null;
  onChange?: (day: string | null) => void;
}

/** The date field as a field of a form. */
export function DayField({ label, from, clearable = false, value = null, onChange = () => undefined }: DayProps) {
  return <DayPicker label={label} value={value} onChange={onChange} from={from ?? null} clearable={clearable} width={150} />;
}
