import type { Locale } from 'antd/es/locale';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type alerts from '../alerts/en';
import type audit from '../audit/en';
import type channels from '../channels/en';
import type checks from '../checks/en';
import type closes from '../closes/en';
import type cohorts from '../cohorts/en';
import type forecast from '../forecast/en';
import type happenings from '../happenings/en';
import type imports from '../imports/en';
import type incidents from '../incidents/en';
import type ledger from '../ledger/en';
import type loan from '../loan/en';
import type products from '../products/en';
import type causes from '../causes/en';
import type payments from '../payments/en';
import type reconciliation from '../reconciliation/en';
import type signals from '../signals/en';
import type state from '../state/en';
import type suspense from '../suspense/en';
import type users from '../users/en';
import type packs from '../packs/en';
import type loans from '../loans/en';
import type session from '../session/en';
import type webhooks from '../webhooks/en';
import type en from './en';
import { fill, type Places } from './message';

export type Language = 'en' | 'zh-CN';
export type Key =
  | keyof typeof en.words
  | keyof typeof alerts
  | keyof typeof audit
  | keyof typeof channels
  | keyof typeof checks
  | keyof typeof cohorts
  | keyof typeof forecast
  | keyof typeof happenings
  | keyof typeof signals
  | keyof typeof state
  | keyof typeof closes
  | keyof typeof imports
  | keyof typeof incidents
  | keyof typeof ledger
  | keyof typeof loan
  | keyof typeof products
  | keyof typeof causes
  | keyof typeof payments
  | keyof typeof reconciliation
  | keyof typeof suspense
  | keyof typeof users
  | keyof typeof packs
  | keyof typeof loans
  | keyof typeof session
  | keyof typeof webhooks;

/** One language: the words that many screens use, and Ant Design's. */
export interface Catalogue {
  words: Record<keyof typeof en.words, string>;
  antd: Locale;
}

const LOADERS: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./en'),
  'zh-CN': () => import('./zh-CN'),
};

type Words = Record<string, string>;

/** The words of a screen, by its folder; they come with the screen. */
const OF_SCREENS = {
  alerts: { en: () => import('../alerts/en'), 'zh-CN': () => import('../alerts/zh-CN') },
  channels: { en: () => import('../channels/en'), 'zh-CN': () => import('../channels/zh-CN') },
  checks: { en: () => import('../checks/en'), 'zh-CN': () => import('../checks/zh-CN') },
  cohorts: { en: () => import('../cohorts/en'), 'zh-CN': () => import('../cohorts/zh-CN') },
  forecast: { en: () => import('../forecast/en'), 'zh-CN': () => import('../forecast/zh-CN') },
  state: { en: () => import('../state/en'), 'zh-CN': () => import('../state/zh-CN') },
  happenings: { en: () => import('../happenings/en'), 'zh-CN': () => import('../happenings/zh-CN') },
  signals: { en: () => import('../signals/en'), 'zh-CN': () => import('../signals/zh-CN') },
  audit: { en: () => import('../audit/en'), 'zh-CN': () => import('../audit/zh-CN') },
  closes: { en: () => import('../closes/en'), 'zh-CN': () => import('../closes/zh-CN') },
  imports: { en: () => import('../imports/en'), 'zh-CN': () => import('../imports/zh-CN') },
  incidents: { en: () => import('../incidents/en'), 'zh-CN': () => import('../incidents/zh-CN') },
  ledger: { en: () => import('../ledger/en'), 'zh-CN': () => import('../ledger/zh-CN') },
  loan: { en: () => import('../loan/en'), 'zh-CN': () => import('../loan/zh-CN') },
  products: { en: () => import('../products/en'), 'zh-CN': () => import('../products/zh-CN') },
  causes: { en: () => import('../causes/en'), 'zh-CN': () => import('../causes/zh-CN') },
  payments: { en: () => import('../payments/en'), 'zh-CN': () => import('../payments/zh-CN') },
  reconciliation: { en: () => import('../reconciliation/en'), 'zh-CN': () => import('../reconciliation/zh-CN') },
  suspense: { en: () => import('../suspense/en'), 'zh-CN': () => import('../suspense/zh-CN') },
  users: { en: () => import('../users/en'), 'zh-CN': () => import('../users/zh-CN') },
  packs: { en: () => import('../packs/en'), 'zh-CN': () => import('../packs/zh-CN') },
  loans: { en: () => import('../loans/en'), 'zh-CN': () => import('../loans/zh-CN') },
  session: { en: () => import('../session/en'), 'zh-CN': () => import('../session/zh-CN') },
  webhooks: { en: () => import('../webhooks/en'), 'zh-CN': () => import('../webhooks/zh-CN') },
} satisfies Record<string, Record<Language, () => Promise<{ default: Words }>>>;

export type WordsOf = keyof typeof OF_SCREENS;

/** Whose words a folder uses besides its own. */
export const ALSO: Partial<Record<WordsOf, WordsOf[]>> = { causes: ['loan'], checks: ['alerts'], closes: ['ledger'], signals: ['alerts'] };

/** The words of the screens that were opened; those of the language that is shown are all there. */
const opened = new Set<WordsOf>();
const screenWords: Record<Language, Words> = { en: {}, 'zh-CN': {} };

async function open(folder: WordsOf, wanted: Language): Promise<void> {
  Object.assign(screenWords[wanted], (await OF_SCREENS[folder][wanted]()).default);
}

/** Loads a screen and its words side by side. */
export function withWords<Screen>(folder: WordsOf, screen: () => Promise<Screen>): () => Promise<Screen> {
  return async () => {
    const folders = [folder, ...(ALSO[folder] ?? [])];
    folders.forEach((each) => opened.add(each));
    const [loaded] = await Promise.all([screen(), ...folders.map((each) => open(each, current))]);
    return loaded;
  };
}

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
  const [{ default: catalogue }] = await Promise.all([LOADERS[wanted](), ...[...opened].map((folder) => open(folder, wanted))]);
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

interface Speaking {
  language: Language;
  catalogue: Catalogue;
  t: Translate;
  choose(language: Language): void;
}

const Context = createContext<Speaking | null>(null);

export function translator(words: Words, language: Language): Translate {
  // Looked up when it is said: a screen's words come after the translator.
  const word = (key: string): string | undefined => words[key] ?? screenWords[language][key];
  const t = (key: Key, places: Places = {}): string => fill(word(key) ?? key, places, language);
  return Object.assign(t, { code: (family: string, code: string): string => word(`${family}.${code}`) ?? code });
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

export function useWords(): Speaking {
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
