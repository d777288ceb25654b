import { Component, type ReactNode } from 'react';
import { Problem } from '../api/problem';
import { useT } from '../i18n/language';
import { Failed } from '../state/States';

/** A screen that breaks does not take the console with it. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <Broken error={error} /> : this.props.children;
  }
}

/** What the server refused, in its words; a fault of the program in words for people, its own go to the browser's console. */
function Broken({ error }: { error: Error }) {
  const t = useT();
  return (
    <div className="page">
      <Failed problem={error instanceof Problem ? error : new Problem(500, { detail: t('state.broken') })} retry={() => window.location.reload()} />
    </div>
  );
}
