import { Component, type ReactNode } from 'react';
import { Problem } from '../api/problem';
import { Failed } from '../state/States';

/** A screen that breaks does not take the console with it. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="page">
        <Failed problem={error instanceof Problem ? error : new Problem(500, { detail: error.message })} retry={() => window.location.reload()} />
      </div>
    );
  }
}
