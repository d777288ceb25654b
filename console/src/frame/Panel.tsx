import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

const FIELDS = 'input:not(:disabled),button:not(:disabled),select';

/**
 * What opens beside a button and stands elsewhere in the page. The keyboard goes into it when it opens; Escape, or Tab
 * beyond its ends, closes it and goes back to the button.
 */
export function Panel({ className, close, children }: { className?: string; close: () => void; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null);
  // Before a field in here takes the focus by itself.
  const [from] = useState(() => document.activeElement);

  useEffect(() => {
    const element = panel.current;
    if (element && !element.contains(document.activeElement)) (element.querySelector<HTMLElement>('[aria-current=true]') ?? element.querySelector<HTMLElement>(FIELDS))?.focus();
    return () => {
      if (document.activeElement === document.body && from instanceof HTMLElement) from.focus();
    };
  }, [from]);

  function onKey(event: KeyboardEvent<HTMLDivElement>): void {
    // A calendar that is open in here has the keys for itself.
    if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target) || event.currentTarget.querySelector('.ant-picker-focused')) return;
    const fields = [...event.currentTarget.querySelectorAll(FIELDS)];
    const leaves = event.key === 'Escape' || (event.key === 'Tab' && event.target === (event.shiftKey ? fields[0] : fields.at(-1)));
    if (!leaves) return;
    event.preventDefault();
    if (from instanceof HTMLElement) from.focus();
    close();
  }

  return (
    <div ref={panel} className={className} onKeyDown={onKey}>
      {children}
    </div>
  );
}
