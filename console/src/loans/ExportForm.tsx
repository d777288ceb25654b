import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal, Progress, Radio } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import { Moment } from '../date/Moment';
import { useT, useWords } from '../i18n/language';
import { ALL_COLUMNS, chosenColumns } from './columns';
import { askedText } from './filters';

type Format = 'csv' | 'xlsx';

interface Props {
  search: URLSearchParams;
  /** How many loans the list has, `null` when it is not counted. */
  total: number | null;
}

/** Asks in which form, has the file made, and hands it out. */
export default function ExportForm({ open, close, ...asked }: Props & { open: boolean; close: () => void }) {
  const t = useT();
  return (
    <Modal open={open} onCancel={close} title={t('export.title')} footer={null} destroyOnHidden width={440}>
      <Asked {...asked} />
    </Modal>
  );
}

function Asked({ search, total }: Props) {
  const { t, language } = useWords();
  const [format, setFormat] = useState<Format>('csv');
  const [columns, setColumns] = useState<'shown' | 'all'>('shown');
  const start = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/loans/exports', {
          body: { format, columns: columns === 'shown' ? chosenColumns(search.get('columns')) : ALL_COLUMNS, query: askedText(search) },
        }),
      ),
  });
  const id = start.data?.id;
  const progress = useQuery({
    queryKey: ['export', id, language],
    queryFn: () => body(api.GET('/api/v1/loans/exports/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'DONE' || query.state.data?.state === 'FAILED' ? false : 500),
  });
  const state = progress.data ?? start.data;

  if (start.isError || progress.isError) return <Alert type="error" showIcon title={t('export.failed')} description={asProblem(start.error ?? progress.error).message} />;
  if (state?.state === 'FAILED') return <Alert type="error" showIcon title={t('export.failed')} description={state.message} />;
  if (state) {
    const done = state.state === 'DONE';
    return (
      <div className="export" role="status">
        <Progress percent={done ? 100 : state.total ? Math.floor((state.done / state.total) * 100) : 0} status={done ? 'success' : 'active'} aria-label={t('export.title')} />
        <p>
          {done ? t('export.ready', { n: state.done }) : t('export.running', { n: state.done })}{' '}
          <span className="quiet">
            {t('word.keptUntil')} <Moment value={state.keptUntil} />
          </span>
        </p>
        {done ? (
          <Button type="primary" icon={<DownloadOutlined />} href={`/api/v1/loans/exports/${encodeURIComponent(state.id)}/file`} download>
            {t('export.take')}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <form
      className="export"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <p>{total === null ? t('export.what') : t('export.whatCount', { n: total })}</p>
      <fieldset>
        <legend>{t('export.format')}</legend>
        <Radio.Group value={format} onChange={(event) => setFormat(event.target.value as Format)}>
          <Radio value="csv">CSV</Radio>
          <Radio value="xlsx">Excel (.xlsx)</Radio>
        </Radio.Group>
      </fieldset>
      <fieldset>
        <legend>{t('columns.title')}</legend>
        <Radio.Group value={columns} onChange={(event) => setColumns(event.target.value as 'shown' | 'all')}>
          <Radio value="shown">{t('export.shown')}</Radio>
          <Radio value="all">{t('export.all')}</Radio>
        </Radio.Group>
      </fieldset>
      <Button type="primary" htmlType="submit" loading={start.isPending}>
        {t('export.start')}
      </Button>
    </form>
  );
}
