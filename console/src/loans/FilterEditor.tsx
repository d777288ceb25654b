import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { api, body, listed } from '../api/client';
import { DayPicker } from '../date/Day';
import { isDay } from '../date/date';
import { Panel } from '../frame/Panel';
import { useWords } from '../i18n/language';
import { Loading } from '../state/States';
import { MOVEMENTS, queryOf, withFilter, type Filter } from './filters';

interface EditorProps {
  filter: Filter;
  search: URLSearchParams;
  apply: (values: Record<string, string[]>) => void;
}

/** Changes one filter, in the way of its kind. */
export default function FilterEditor({ close, ...rest }: EditorProps & { close: () => void }) {
  return (
    <Panel className="filter-editor" close={close}>
      <Editor {...rest} />
    </Panel>
  );
}

function Editor({ filter, search, apply }: EditorProps) {
  switch (filter.kind) {
    case 'choice':
      return <Choice filter={filter} search={search} apply={apply} />;
    case 'range':
      return <Range filter={filter} search={search} apply={apply} />;
    case 'flag':
      return <Flag filter={filter} search={search} apply={apply} />;
    case 'day':
      return <OneDay filter={filter} search={search} apply={apply} />;
    case 'movement':
      return <Movement search={search} apply={apply} />;
  }
}

function Choice({ filter, search, apply }: EditorProps & { filter: Extract<Filter, { kind: 'choice' }> }) {
  const { t, language } = useWords();
  const [chosen, setChosen] = useState(() => search.getAll(filter.key));
  const [part, setPart] = useState('');
  // What there is to choose from under the other filters.
  const others = withFilter(filter, {}, search);
  others.delete('sort');
  const { data, isPending } = useQuery({
    queryKey: ['facets', others.toString(), language],
    queryFn: () => body(api.GET('/api/v1/loans/facets', { params: { query: listed(queryOf(others)) } })),
  });
  if (isPending) return <Loading lines={3} />;
  const found = data?.[filter.facet] ?? [];
  const all = [...found, ...chosen.filter((value) => !found.some((facet) => facet.value === value)).map((value) => ({ value, loans: 0 }))];
  const word = (value: string): string => (filter.codes ? t.code(filter.codes, value) : value);
  const shown = all.filter((facet) => word(facet.value).toLowerCase().includes(part.toLowerCase()));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply({ [filter.key]: chosen });
      }}
    >
      {all.length > 8 ? <Input value={part} onChange={(event) => setPart(event.target.value)} placeholder={t('filter.narrow')} aria-label={t('filter.narrow')} className="gap" autoFocus /> : null}
      <Checkbox.Group className="choices" value={chosen} onChange={(values) => setChosen(values as string[])}>
        {shown.map((facet, index) => (
          <Checkbox key={facet.value} value={facet.value} autoFocus={index === 0 && all.length <= 8}>
            <span className="choice">
              <span>{word(facet.value)}</span>
              <span className="quiet number">
                {data?.exact === false ? '≈ ' : ''}
                {new Intl.NumberFormat(language).format(facet.loans)}
              </span>
            </span>
          </Checkbox>
        ))}
      </Checkbox.Group>
      {all.length === 0 ? <p className="quiet">{t('filter.nothing')}</p> : null}
      <Apply />
    </form>
  );
}

function Range({ filter, search, apply }: EditorProps & { filter: Extract<Filter, { kind: 'range' }> }) {
  const { t } = useWords();
  const fromWord = `${filter.key}From`;
  const toWord = `${filter.key}To`;
  const [from, setFrom] = useState(search.get(fromWord) ?? '');
  const [to, setTo] = useState(search.get(toWord) ?? '');
  const hint = useId();
  const wrong = [from, to].some((value) => value !== '' && !fits(filter.of, value));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) apply({ [fromWord]: [from], [toWord]: [to] });
      }}
    >
      <div className="range">
        {filter.of === 'day' ? (
          <>
            <DayPicker label={t('filter.from')} value={isDay(from) ? from : null} onChange={(day) => setFrom(day ?? '')} clearable />
            <span className="quiet">–</span>
            <DayPicker label={t('filter.to')} value={isDay(to) ? to : null} onChange={(day) => setTo(day ?? '')} clearable />
          </>
        ) : (
          <>
            <Input aria-label={t('filter.from')} placeholder={t('filter.from')} inputMode="decimal" value={from} onChange={(event) => setFrom(event.target.value.trim())} autoFocus aria-describedby={wrong ? hint : undefined} status={from !== '' && !fits(filter.of, from) ? 'error' : undefined} />
            <span className="quiet">–</span>
            <Input aria-label={t('filter.to')} placeholder={t('filter.to')} inputMode="decimal" value={to} onChange={(event) => setTo(event.target.value.trim())} aria-describedby={wrong ? hint : undefined} status={to !== '' && !fits(filter.of, to) ? 'error' : undefined} />
          </>
        )}
      </div>
      {wrong ? (
        <p id={hint} className="tone-bad" role="alert">
          {t(filter.of === 'amount' ? 'filter.notAmount' : 'filter.notNumber')}
        </p>
      ) : null}
      <Apply disabled={wrong} />
    </form>
  );
}

function fits(kind: 'number' | 'amount' | 'day', value: string): boolean {
  return (kind === 'number' ? /^\d{1,6}$/ : kind === 'amount' ? /^\d{1,15}(\.\d{1,4})?$/ : /^\d{4}-\d{2}-\d{2}$/).test(value);
}

function Flag({ filter, search, apply }: EditorProps) {
  const { t } = useWords();
  return (
    <Radio.Group value={search.get(filter.key)} onChange={(event) => apply({ [filter.key]: [String(event.target.value)] })}>
      <Radio value="true">{t('word.yes')}</Radio>
      <Radio value="false">{t('word.no')}</Radio>
    </Radio.Group>
  );
}

function OneDay({ filter, search, apply }: EditorProps) {
  const { t } = useWords();
  const value = search.get(filter.key);
  return <DayPicker label={t(filter.title)} value={isDay(value) ? value : null} onChange={(day) => apply({ [filter.key]: [day ?? ''] })} clearable />;
}

function Movement({ search, apply }: Omit<EditorProps, 'filter'>) {
  const { t } = useWords();
  const [movement, setMovement] = useState(search.get('movement') ?? 'newlyPastDue');
  const [on, setOn] = useState(search.get('on') ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply({ movement: [movement], on: [on] });
      }}
    >
      <Radio.Group className="choices" value={movement} onChange={(event) => setMovement(String(event.target.value))}>
        {MOVEMENTS.map((name) => (
          <Radio key={name} value={name}>
            {t.code('figure', name)}
          </Radio>
        ))}
      </Radio.Group>
      <div className="range">
        <span>{t('filter.on')}</span>
        <DayPicker label={t('filter.on')} value={isDay(on) ? on : null} onChange={(day) => setOn(day ?? '')} clearable />
      </div>
      <Apply />
    </form>
  );
}

function Apply({ disabled }: { disabled?: boolean }) {
  const { t } = useWords();
  return (
    <div className="filter-do">
      <Button type="primary" size="small" htmlType="submit" disabled={disabled}>
        {t('filter.apply')}
      </Button>
    </div>
  );
}
