import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';

const PAUSE = 220;
const EDGE = 8;

/**
 * What something means, on hover and on focus; Escape takes it away. It floats above everything and is told to screen
 * readers as the description of what it stands at.
 */
export function Hint({ text, children }: { text: ReactNode; children: ReactElement }) {
  const id = useId();
  const place = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLDivElement>(null);
  const timer = useRef<number>(undefined);
  const [open, setOpen] = useState(false);

  useEffect(() => () => window.clearTimeout(timer.current), []);

  useLayoutEffect(() => {
    const target = place.current?.firstElementChild;
    const shown = note.current;
    if (!open || !target || !shown) return undefined;
    target.setAttribute('aria-describedby', id);
    shown.showPopover();
    const at = target.getBoundingClientRect();
    const box = shown.getBoundingClientRect();
    const above = at.top - box.height - 6;
    shown.style.left = `${Math.max(EDGE, Math.min(at.left + at.width / 2 - box.width / 2, window.innerWidth - box.width - EDGE))}px`;
    shown.style.top = `${above > EDGE ? above : at.bottom + 6}px`;
    const away = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      setOpen(false);
    };
    window.addEventListener('scroll', away, true);
    window.addEventListener('keydown', away);
    return () => {
      target.removeAttribute('aria-describedby');
      window.removeEventListener('scroll', away, true);
      window.removeEventListener('keydown', away);
    };
  }, [open, id]);

  if (!text) return children;

  function soon(show: boolean, pause: number): void {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpen(show), pause);
  }

  return (
    <span
      ref={place}
      className="hint"
      onMouseEnter={() => soon(true, PAUSE)}
      onMouseLeave={() => soon(false, 60)}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) soon(true, 0);
      }}
      onBlur={() => soon(false, 0)}
    >
      {children}
      {open ? (
        <div ref={note} id={id} role="tooltip" popover="manual" className="hint-note">
          {text}
        </div>
      ) : null}
    </span>
  );
}
