import { Input } from 'antd';
import { useState } from 'react';

/** A word to look for; taken over when Enter is pressed or the field is left. */
export function Typed({ label, value, apply }: { label: string; value: string; apply: (value: string) => void }) {
  const [text, setText] = useState(value);
  const take = (): void => {
    if (text.trim() !== value) apply(text.trim());
  };
  return (
    <Input
      className="typed"
      aria-label={label}
      placeholder={label}
      allowClear
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '' && value) apply('');
      }}
      onPressEnter={take}
      onBlur={take}
    />
  );
}
