import type { ReactNode } from 'react';
import { useTitle } from '../i18n/language';

interface Props {
  title: string;
  /** The heading, where it is more than the title. */
  heading?: ReactNode;
  text?: ReactNode;
  actions?: ReactNode;
  /** What leads back, above the heading. */
  back?: ReactNode;
  /** The content takes the height of the window and scrolls inside. */
  fill?: boolean;
  children: ReactNode;
}

/** The one page: heading, what can be done, content. */
export function Page({ title, heading, text, actions, back, fill, children }: Props) {
  useTitle(title);
  return (
    <div className={`page${fill ? ' page-fill' : ''}`}>
      <div className="page-head">
        <div className="page-title">
          {back ? <div className="page-back">{back}</div> : null}
          <h1>{heading ?? title}</h1>
          {text ? <div className="page-text">{text}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}

/** A part of a page with its heading. */
export function Section({ title, hint, actions, flush, children, id }: { title?: ReactNode; hint?: ReactNode; actions?: ReactNode; flush?: boolean; id?: string; children: ReactNode }) {
  return (
    <section className={`card${flush ? ' card-flush' : ''}`} id={id}>
      {title || actions ? (
        <div className="card-head">
          <div>
            {title ? <h2>{title}</h2> : null}
            {hint ? <p className="quiet">{hint}</p> : null}
          </div>
          {actions ? <div className="card-actions">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
