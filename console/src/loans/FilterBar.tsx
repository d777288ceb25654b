import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { MenuButton } from '../frame/MenuButton';
import { useWords, type Translate } from '../i18n/language';
import { Loading } from '../state/States';
import { FILTERS, isSet, withFilter, type Filter } from './filters';

const FilterEditor = lazy(() => import('./FilterEditor'));

interface Props {
  search: URLSearchParams;
  apply: (next: URLSearchParams) => void;
  lead: ReactNode;
}

/** The filters that are set, each to be changed or taken away, and the door to more. */
export function FilterBar({ search, apply, lead }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<string>();
  const set = FILTERS.filter((filter) => isSet(filter, search) || filter.key === open);
  const rest = FILTERS.filter((filter) => !isSet(filter, search));
  return (
    <div className="filters" role="search" aria-label={t('loans.filters')}>
      {lead}
      {set.map((filter) => (
        <Chip key={filter.key} filter={filter} search={search} apply={apply} open={open === filter.key} setOpen={(wanted) => setOpen(wanted ? filter.key : undefined)} />
      ))}
      <MenuButton className="add-filter" label={t('loans.addFilter')} items={rest.map((filter) => ({ key: filter.key, label: t(filter.title), act: () => setOpen(filter.key) }))}>
        <PlusOutlined aria-hidden="true" /> {t('loans.addFilter')}
      </MenuButton>
      {set.some((filter) => isSet(filter, search)) ? (
        <Button
          type="text"
          onClick={() => {
            let next = search;
            for (const filter of FILTERS) next = withFilter(filter, {}, next);
            apply(next);
          }}
        >
          {t('loans.clear')}
        </Button>
      ) : null}
    </div>
  );
}

interface ChipProps {
  filter: Filter;
  search: URLSearchParams;
  apply: (next: URLSearchParams) => void;
  open: boolean;
  setOpen: (open: boolean) => void;
}

function Chip({ filter, search, apply, open, setOpen }: ChipProps) {
  const { t } = useWords();
  const title = t(filter.title);
  const value = valueText(filter, search, t);
  return (
    <span className="chip" data-filter={filter.key}>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        title={title}
        content={
          <Suspense fallback={<Loading lines={3} />}>
            <FilterEditor
              filter={filter}
              search={search}
              apply={(values) => {
                apply(withFilter(filter, values, search));
                setOpen(false);
              }}
              close={() => setOpen(false)}
            />
          </Suspense>
        }
      >
        <button type="button" className="chip-text" aria-expanded={open}>
          <span>{title}</span> <strong>{value}</strong>
        </button>
      </Popover>
      {isSet(filter, search) ? (
        <button type="button" className="chip-off" aria-label={t('loans.removeFilter', { name: title })} onClick={() => apply(withFilter(filter, {}, search))}>
          <CloseOutlined aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}

/** A filter's value in words: `Past due, In grace`, `from 1 to 30`, `yes`. */
export function valueText(filter: Filter, search: URLSearchParams, t: Translate): string {
  switch (filter.kind) {
    case 'choice': {
      const values = search.getAll(filter.key).map((value) => (filter.codes ? t.code(filter.codes, value) : value));
      return values.length > 3 ? `${values.slice(0, 2).join(', ')} +${values.length - 2}` : values.join(', ');
    }
    case 'range': {
      const from = search.get(`${filter.key}From`);
      const to = search.get(`${filter.key}To`);
      if (from && to) return from === to ? from : `${from} – ${to}`;
      if (from) return `≥ ${from}`;
      return to ? `≤ ${to}` : '';
    }
    case 'flag':
      return search.has(filter.key) ? t(search.get(filter.key) === 'false' ? 'word.no' : 'word.yes') : '';
    case 'day':
      return search.get(filter.key) ?? '';
    case 'movement': {
      const movement = search.get('movement');
      const on = search.get('on');
      return movement ? `${t.code('figure', movement)}${on ? ` · ${on}` : ''}` : '';
    }
  }
}
