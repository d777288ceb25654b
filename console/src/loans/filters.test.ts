import { describe, expect, test } from 'vitest';
import { ALL_COLUMNS, chosenColumns, USUAL_COLUMNS } from './columns';
import { valueText } from './FilterBar';
import { askedText, FILTERS, filterText, isSet, queryOf, queryText, USUAL_VIEWS, withFilter, withWord, wordsOf, type Filter } from './filters';
import en from '../i18n/en';
import { translator } from '../i18n/language';

const t = translator(en.words, 'en');
const filter = (key: string): Filter => {
  const found = FILTERS.find((one) => one.key === key);
  if (!found) throw new Error(`no filter ${key}`);
  return found;
};

describe('filters in the address', () => {
  test('are combined, and each can be taken away alone', () => {
    let search = new URLSearchParams();
    search = withFilter(filter('state'), { state: ['PAST_DUE', 'PENDING'] }, search);
    search = withFilter(filter('dpd'), { dpdFrom: ['1'], dpdTo: ['30'] }, search);
    search = withFilter(filter('pastDue'), { pastDueFrom: ['0.01'], pastDueTo: [''] }, search);
    expect(search.toString()).toBe('state=PAST_DUE&state=PENDING&dpdFrom=1&dpdTo=30&pastDueFrom=0.01');
    expect(withFilter(filter('dpd'), {}, search).toString()).toBe('state=PAST_DUE&state=PENDING&pastDueFrom=0.01');
  });

  test('go to the server as they stand, one value as text and several as a list', () => {
    const search = new URLSearchParams('state=PAST_DUE&state=PENDING&q=L-1&sort=-dpd&columns=id,dpd');
    expect(queryOf(search)).toEqual({ state: ['PAST_DUE', 'PENDING'], q: 'L-1', sort: '-dpd' });
  });

  test('that nobody knows go along too, so that the server can say so', () => {
    expect(queryOf(new URLSearchParams('shoeSize=42'))).toEqual({ shoeSize: '42' });
  });

  test('mean the same in any order', () => {
    expect(queryText(new URLSearchParams('sort=-dpd&state=PAST_DUE'))).toBe(queryText(new URLSearchParams('state=PAST_DUE&sort=-dpd&columns=id')));
    expect(filterText(new URLSearchParams('sort=-dpd'))).toBe('');
  });

  test('begin with the longest past due unless another order is asked for', () => {
    expect(askedText(new URLSearchParams('state=PAST_DUE'))).toBe('sort=attention&state=PAST_DUE');
    expect(askedText(new URLSearchParams('sort=id'))).toBe('sort=id');
  });

  test('survive an address and back with anything people type', () => {
    for (const typed of ['L-1 & 2', 'a=b', '借款', '100%', '+86', '"quoted"', '<script>']) {
      const search = new URLSearchParams(withWord('q', typed, new URLSearchParams('state=CURRENT')).toString());
      expect(search.get('q')).toBe(typed);
      expect(search.get('state')).toBe('CURRENT');
    }
  });

  test('are told in words', () => {
    const search = new URLSearchParams('state=PAST_DUE&state=PENDING&dpdFrom=1&dpdTo=30&carried=true&movement=cured&on=2026-03-10&pastDueTo=10&bucket=M1&bucket=M2&bucket=M3&bucket=M4');
    expect(valueText(filter('state'), search, t)).toBe('Past due, In grace');
    expect(valueText(filter('dpd'), search, t)).toBe('1 – 30');
    expect(valueText(filter('pastDue'), search, t)).toBe('≤ 10');
    expect(valueText(filter('carried'), search, t)).toBe('Yes');
    expect(valueText(filter('movement'), search, t)).toBe('Cured · 2026-03-10');
    expect(valueText(filter('bucket'), search, t)).toBe('M1, M2 +2');
  });

  test('a day alone is no movement', () => {
    expect(isSet(filter('movement'), new URLSearchParams('on=2026-03-10'))).toBe(false);
  });

  test('there is one for every column that is shown', () => {
    const filtered = new Set(FILTERS.map((one) => one.key));
    // Loan and borrower are found by the search field; the next amount follows from the schedule.
    const elsewhere = new Set(['id', 'borrower', 'nextAmount']);
    const names: Record<string, string> = { creditClass: 'class', drawnOn: 'drawn' };
    expect(ALL_COLUMNS.filter((key) => !elsewhere.has(key) && !filtered.has(names[key] ?? key))).toEqual([]);
  });

  test('no two use the same word', () => {
    const words = FILTERS.flatMap(wordsOf);
    expect(new Set(words).size).toBe(words.length);
  });

  test('the usual views use words that filters know', () => {
    const known = new Set([...FILTERS.flatMap(wordsOf), 'sort', 'q']);
    for (const view of USUAL_VIEWS) for (const word of new URLSearchParams(view.query).keys()) expect(known).toContain(word);
  });
});

describe('columns in the address', () => {
  test('stand in the order of the table, the loan always first', () => {
    expect(chosenColumns('dpd,state,nonsense')).toEqual(['id', 'state', 'dpd']);
  });
  test('are the usual ones when none or nothing known is named', () => {
    expect(chosenColumns(null)).toEqual(USUAL_COLUMNS);
    expect(chosenColumns('nonsense')).toEqual(USUAL_COLUMNS);
  });
});
