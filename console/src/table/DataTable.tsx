import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useT } from '../i18n/language';
import { Hint } from '../state/Hint';
import './table.css';

/** A column of the one table. */
export interface Column<Row> {
  key: string;
  title: string;
  /** Least width in pixels. */
  width: number;
  align?: 'end';
  /** Takes part of the room that is left. */
  grow?: boolean;
  /** What the heading means, on hover and focus. */
  hint?: ReactNode;
  sortable?: boolean;
  /** Where the cell stands when a row is two lines on a phone, `more` on a line of its own; without it the cell is left out there. */
  narrow?: 'title' | 'side' | 'detail' | 'detail-side' | 'more';
  /** On a phone the title of the column stands before the cell. */
  labelled?: boolean;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Opens a row, by click or Enter. */
  onOpen?: (row: Row) => void;
  /** What a letter does with the row that the keyboard stands on. */
  keys?: Record<string, (row: Row) => void>;
  /** Such as `dpd` or `-dpd`. */
  sort?: string;
  onSort?: (sort: string) => void;
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
  /** How many rows there are in all, when known. */
  total?: number | null;
  /** Fills the height that its place gives and scrolls inside; otherwise it is as high as its rows. */
  fill?: boolean;
  /** Shown instead of rows. */
  empty?: ReactNode;
  rowTone?: (row: Row) => 'bad' | 'warn' | 'chosen' | undefined;
  /** More about a row, below it; only in a table that does not fill. */
  detail?: (row: Row) => ReactNode;
}

const ROW = 38;
const ROW_NARROW = 62;
const VIRTUAL_FROM = 80;
const AHEAD = 30;

function useNarrow(): boolean {
  const query = '(max-width: 719px)';
  const [narrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = (): void => setNarrow(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return narrow;
}

/** The next order when a heading is pressed: largest first, smallest first, back to the usual one. */
export function nextSort(key: string, sort: string | undefined): string {
  if (sort === `-${key}`) return key;
  if (sort === key) return '';
  return `-${key}`;
}

/**
 * The one table of the console. Only the rows in sight are in the page, however many there are; arrows, Page Up and Down,
 * Home and End move, Enter opens; on a phone a row becomes two lines.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, onOpen, keys, sort, onSort, hasMore = false, loadingMore, onMore, total, fill, empty, rowTone, detail } = props;
  const t = useT();
  const narrow = useNarrow();
  const scroll = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const follow = useRef(false);
  const virtual = Boolean(fill) && rows.length > VIRTUAL_FROM;
  const height = narrow ? ROW_NARROW : ROW;

  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 12,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);

  const shown = virtual ? virtualizer.getVirtualItems().map((item) => item.index) : rows.map((_, index) => index);
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? 0;
  const before = virtual ? first * height : 0;
  const after = virtual ? Math.max(0, (rows.length - 1 - last) * height) : 0;

  useEffect(() => {
    if (hasMore && !loadingMore && last >= rows.length - AHEAD) onMore?.();
  }, [hasMore, loadingMore, last, rows.length, onMore]);

  useEffect(() => {
    if (!follow.current) return;
    // A row far away comes into the page only after the scrolling; until then this waits.
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (!row) return;
    follow.current = false;
    row.focus({ preventScroll: virtual });
  });

  const current = Math.min(active, Math.max(rows.length - 1, 0));
  // The focusable row must be one that is in the page.
  const stop = shown.includes(current) ? current : first;

  // Tab goes from a row to what stands in it and then on: it does not stop in every row.
  useEffect(() => {
    if (!onOpen) return;
    for (const row of body.current?.rows ?? []) {
      if (row.dataset['index'] === undefined) continue;
      for (const inner of row.querySelectorAll<HTMLElement>('a,button,[tabindex]')) inner.tabIndex = Number(row.dataset['index']) === stop ? 0 : -1;
    }
  });

  function move(to: number): void {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    follow.current = true;
    setActive(index);
    if (virtual) virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  function onKey(event: KeyboardEvent<HTMLTableRowElement>, index: number): void {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / height) - 2);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter') {
      const row = rows[index];
      if (row !== undefined) onOpen?.(row);
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
      const row = rows[index];
      if (row !== undefined) keys?.[event.key]?.(row);
    }
  }

  function onClick(event: MouseEvent<HTMLTableRowElement>, row: Row): void {
    // A link or a button in the row does what it says; marking text opens nothing.
    if (event.target instanceof Element && event.target.closest('a,button,input,label')) return;
    if (window.getSelection()?.type === 'Range') return;
    onOpen?.(row);
  }

  const least = columns.reduce((sum, column) => sum + column.width, 0);
  const cell = onOpen ? 'gridcell' : 'cell';
  return (
    <div
      className={`table${fill ? ' table-fill' : ''}`}
      ref={scroll}
      {...(onOpen && rows.length > 0 ? {} : { tabIndex: 0, role: 'region', 'aria-label': label })}
    >
      <table role={onOpen ? 'grid' : 'table'} aria-label={label} aria-rowcount={total ?? (hasMore ? -1 : rows.length + 1)} style={{ minWidth: narrow ? undefined : least }}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.grow ? undefined : column.width }} />
          ))}
        </colgroup>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            {columns.map((column) => {
              const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
              const title = <span className="th-text">{column.title}</span>;
              return (
                <th key={column.key} role="columnheader" scope="col" data-align={column.align} aria-sort={column.sortable ? (direction ?? 'none') : undefined}>
                  {column.sortable && onSort ? (
                    <Hint text={column.hint}>
                      <button type="button" className="sort" onClick={() => onSort(nextSort(column.key, sort))}>
                        {title}
                        <span className="sort-mark" data-direction={direction} aria-hidden="true" />
                      </button>
                    </Hint>
                  ) : column.hint ? (
                    <Hint text={column.hint}>
                      <span className="term" tabIndex={0}>
                        {title}
                      </span>
                    </Hint>
                  ) : (
                    title
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body}>
          {before > 0 ? <tr aria-hidden="true" className="spacer" style={{ height: before }} /> : null}
          {shown.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const below = detail?.(row);
            return (
              <Fragment key={rowKey(row)}>
              <tr
                role="row"
                data-index={index}
                data-tone={rowTone?.(row)}
                aria-rowindex={index + 2}
                {...(onOpen
                  ? {
                      tabIndex: index === stop ? 0 : -1,
                      className: 'opens',
                      onClick: (event: MouseEvent<HTMLTableRowElement>) => onClick(event, row),
                      onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onKey(event, index),
                      onFocus: () => setActive(index),
                    }
                  : {})}
              >
                {columns.map((column) => (
                  <td key={column.key} role={cell} data-align={column.align} data-narrow={column.narrow} data-column={column.key} data-label={column.labelled ? column.title : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {below ? (
                <tr className="detail" role="row">
                  <td role={cell} colSpan={columns.length}>
                    {below}
                  </td>
                </tr>
              ) : null}
              </Fragment>
            );
          })}
          {after > 0 ? <tr aria-hidden="true" className="spacer" style={{ height: after }} /> : null}
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
      {loadingMore ? (
        <div className="table-more" role="status">
          {t('table.more')}
        </div>
      ) : null}
    </div>
  );
}
