import type { Locale } from 'antd/es/locale';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type en from './en';
import { fill, type Places } from './message';

export type Language = 'en' | 'zh-CN';
export type Key = keyof typeof en.words;

/** One language: its words, and Ant Design's. */
export interface Catalogue {
  words: Record<Key, string>;
  antd: Locale;
}

const LOADERS: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./en'),
  'zh-CN': () => import('./zh-CN'),
};

const KEPT = 'shouyue.language';
let current: Language = 'en';

/** The language in force, for those outside of React: the API client and the formats. */
export function language(): Language {
  return current;
}

/** What the reader chose before, or else what the browser asks for. */
export function preferred(kept: string | null, asked: readonly string[]): Language {
  if (kept === 'en' || kept === 'zh-CN') return kept;
  return (asked[0] ?? '').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export async function loadLanguage(wanted: Language): Promise<Catalogue> {
  const { default: catalogue } = await LOADERS[wanted]();
  current = wanted;
  document.documentElement.lang = wanted;
  return catalogue;
}

export function keptLanguage(): Language {
  return preferred(localStorage.getItem(KEPT), navigator.languages);
}

export interface Translate {
  (key: Key, places?: Places): string;
  /** The word for a code of the server, such as a state; the code itself where there is no word. */
  code(family: string, code: string): string;
}

interface Words {
  language: Language;
  catalogue: Catalogue;
  t: Translate;
  choose(language: Language): void;
}

const Context = createContext<Words | null>(null);

export function translator(words: Record<string, string>, locale: string): Translate {
  const t = (key: Key, places: Places = {}): string => fill(words[key] ?? key, places, locale);
  return Object.assign(t, { code: (family: string, code: string): string => words[`${family}.${code}`] ?? code });
}

export function LanguageProvider({ first, children }: { first: { language: Language; catalogue: Catalogue }; children: ReactNode }) {
  const [state, setState] = useState(first);
  const choose = useCallback((wanted: Language) => {
    localStorage.setItem(KEPT, wanted);
    void loadLanguage(wanted).then((catalogue) => setState({ language: wanted, catalogue }));
  }, []);
  const value = useMemo(
    () => ({ ...state, t: translator(state.catalogue.words, state.language), choose }),
    [state, choose],
  );
  return <Context value={value}>{children}</Context>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error('words are used outside of LanguageProvider');
  return words;
}

export function useT(): Translate {
  return useWords().t;
}

/** Names the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Shouyue 守约` : 'Shouyue 守约';
  }, [title]);
}
