import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { properties, type Scheme, type SchemeChoice } from './tokens';

const KEPT = 'shouyue.scheme';
const DARK = '(prefers-color-scheme: dark)';

interface Schemes {
  choice: SchemeChoice;
  scheme: Scheme;
  choose(choice: SchemeChoice): void;
}

const Context = createContext<Schemes | null>(null);

function kept(): SchemeChoice {
  const choice = localStorage.getItem(KEPT);
  return choice === 'light' || choice === 'dark' ? choice : 'system';
}

export function SchemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<SchemeChoice>(kept);
  const [systemDark, setSystemDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const media = matchMedia(DARK);
    const follow = (): void => setSystemDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const scheme: Scheme = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.setAttribute('style', `${properties(scheme)};color-scheme:${scheme}`);
    document.documentElement.dataset['scheme'] = scheme;
  }, [scheme]);
  const value = useMemo(
    () => ({
      choice,
      scheme,
      choose(wanted: SchemeChoice) {
        if (wanted === 'system') localStorage.removeItem(KEPT);
        else localStorage.setItem(KEPT, wanted);
        setChoice(wanted);
      },
    }),
    [choice, scheme],
  );
  return <Context value={value}>{children}</Context>;
}

export function useScheme(): Schemes {
  const schemes = useContext(Context);
  if (!schemes) throw new Error('a scheme is used outside of SchemeProvider');
  return schemes;
}
