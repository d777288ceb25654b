interface Props<Value extends string> {
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One of a few: the system's own list, which every keyboard and phone knows how to open. */
export function Choice<Value extends string>({ label, value, options, onChange, disabled }: Props<Value>) {
  return (
    <select className="choice-field" aria-label={label} title={label} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as Value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
