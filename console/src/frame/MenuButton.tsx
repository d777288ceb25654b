import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface MenuItem {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  act: () => void;
  disabled?: boolean;
  danger?: boolean;
  /** With a line above. */
  line?: boolean;
}

interface Props {
  /** What the button is for; told on hover, and as its name when it shows no text. */
  label: string;
  /** The button shows a sign alone. */
  bare?: boolean;
  items: MenuItem[];
  className?: string;
  /** Where the list stands to the button. */
  align?: 'start' | 'end';
  children: ReactNode;
}

/** A button with a list of what can be done: arrows move, Enter does, Escape closes. */
export function MenuButton({ label, bare, items, className, align = 'start', children }: Props) {
  const [place, setPlace] = useState<{ left?: number; right?: number; top?: number; bottom?: number }>();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  useEffect(() => {
    if (!place) return undefined;
    const element = list.current;
    element?.showPopover();
    element?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus();
    const away = (): void => setPlace(undefined);
    window.addEventListener('resize', away);
    return () => window.removeEventListener('resize', away);
  }, [place]);

  function toggle(): void {
    const box = button.current?.getBoundingClientRect();
    if (place || !box) {
      setPlace(undefined);
      return;
    }
    const below = box.bottom + items.length * 36 + 24 < window.innerHeight;
    setPlace({
      ...(align === 'start' ? { left: Math.max(8, box.left) } : { right: window.innerWidth - box.right }),
      ...(below ? { top: box.bottom + 4 } : { bottom: window.innerHeight - box.top + 4 }),
    });
  }

  function leave(): void {
    setPlace(undefined);
    button.current?.focus();
  }

  function onKey(event: KeyboardEvent): void {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const next = to[event.key];
    if (next !== undefined) {
      event.preventDefault();
      all[(next + all.length) % all.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation();
      if (event.key === 'Escape') event.preventDefault();
      leave();
    }
  }

  return (
    <>
      <button ref={button} type="button" className={className} title={label} aria-label={bare ? label : undefined} aria-haspopup="menu" aria-expanded={Boolean(place)} aria-controls={place ? id : undefined} onClick={toggle}>
        {children}
      </button>
      {place ? (
        <ul
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          popover="auto"
          className="menu"
          style={{ left: place.left ?? 'auto', right: place.right ?? 'auto', top: place.top ?? 'auto', bottom: place.bottom ?? 'auto' }}
          onKeyDown={onKey}
          onToggle={(event) => {
            if (event.newState === 'closed') setPlace(undefined);
          }}
        >
          {items.map((item) => (
            <li key={item.key} role="none" data-line={item.line || undefined}>
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                disabled={item.disabled}
                data-danger={item.danger || undefined}
                onClick={() => {
                  leave();
                  item.act();
                }}
              >
                {item.icon ? <span aria-hidden="true">{item.icon}</span> : null}
                {item.label}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
