import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { api, body, listed } from '../api/client';
import { useT } from '../i18n/language';
import { Money } from '../money/Money';
import { StateTag } from '../loan/StateTag';
import './find.css';

const SHOWN = 8;

/** Finds a loan from anywhere, by the start of its id or its borrower's. */
export default function FindLoan({ close }: { close: () => void }) {
  const t = useT();
  return (
    <Modal open onCancel={close} footer={null} closable={false} title={<span className="sr-only">{t('find.title')}</span>} width={560} styles={{ header: { margin: 0 } }}>
      <Finder close={close} />
    </Modal>
  );
}

function Finder({ close }: { close: () => void }) {
  const t = useT();
  const go = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const asked = useDeferredValue(text.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['find', asked],
    queryFn: () => body(api.GET('/api/v1/loans', { params: { query: listed({ q: asked, limit: SHOWN }) } })),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  });
  const rows = asked ? (data?.items ?? []) : [];
  const current = Math.min(chosen, Math.max(rows.length - 1, 0));

  function openLoan(id: string | undefined): void {
    if (!id) return;
    close();
    void go(`/loans/${encodeURIComponent(id)}`);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(rows.length - 1, current + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      openLoan(rows[current]?.id);
    }
  }

  return (
    <div className="finder">
      <Input
        size="large"
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('find.placeholder')}
        aria-label={t('find.placeholder')}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={list}
        aria-activedescendant={rows.length > 0 ? `${list}-${current}` : undefined}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={list} role="listbox" aria-label={t('find.results')}>
        {rows.map((row, index) => (
          <li key={row.id} id={`${list}-${index}`} role="option" aria-selected={index === current} onClick={() => openLoan(row.id)} onMouseEnter={() => setChosen(index)}>
            <strong>{row.id}</strong>
            <span className="quiet">{row.borrower}</span>
            <StateTag state={row.state} dpd={row.dpd} />
            <Money value={row.principal} />
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {asked && !isFetching && rows.length === 0 ? t('find.none', { text: asked }) : t('find.help')}
      </p>
    </div>
  );
}
