import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { properties, type Scheme, type SchemeChoice } from './tokens';

const KEPT = 'shouyue.scheme';
const DARK = '(prefers-color-scheme: dark)';
const STILL = '(prefers-reduced-motion: reduce)';

interface Schemes {
  choice: SchemeChoice;
  scheme: Scheme;
  /** Whether the system asks for little motion: then nothing slides or grows, it is there at once. */
  still: boolean;
  choose(choice: SchemeChoice): void;
}

const Context = createContext<Schemes | null>(null);

function kept(): SchemeChoice {
  const choice = localStorage.getItem(KEPT);
  return choice === 'light' || choice === 'dark' ? choice : 'system';
}

/** Whether the system answers a media query with yes, also when it changes its mind. */
function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = (): void => setMatches(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return matches;
}

export function SchemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<SchemeChoice>(kept);
  const systemDark = useMedia(DARK);
  const still = useMedia(STILL);
  const scheme: Scheme = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.setAttribute('style', `${properties(scheme)};color-scheme:${scheme}`);
    document.documentElement.dataset['scheme'] = scheme;
  }, [scheme]);
  const value = useMemo(
    () => ({
      choice,
      scheme,
      still,
      choose(wanted: SchemeChoice) {
        if (wanted === 'system') localStorage.removeItem(KEPT);
        else localStorage.setItem(KEPT, wanted);
        setChoice(wanted);
      },
    }),
    [choice, scheme, still],
  );
  return <Context value={value}>{children}</Context>;
}

export function useScheme(): Schemes {
  const schemes = useContext(Context);
  if (!schemes) throw new Error('a scheme is used outside of SchemeProvider');
  return schemes;
}
