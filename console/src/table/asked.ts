import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What a list is asked for by the address of its screen, and how that is changed. */
export interface Asked<Word extends string> {
  asked: Partial<Record<Word, string>>;
  filtered: boolean;
  choose: (word: Word, value: string | null | undefined) => void;
  clear: () => void;
}

/** The filters of a list live in the address, so that a page can be handed on; empty ones are left out. */
export function useAsked<Word extends string>(words: readonly Word[]): Asked<Word> {
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => {
    const found: Partial<Record<Word, string>> = {};
    for (const word of words) {
      const value = search.get(word);
      if (value) found[word] = value;
    }
    return found;
  }, [search, words]);
  const choose = useCallback(
    (word: Word, value: string | null | undefined) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(word, value);
          else next.delete(word);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const clear = useCallback(() => setSearch({}, { replace: true }), [setSearch]);
  return { asked, filtered: Object.keys(asked).length > 0, choose, clear };
}
