import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import type { WorkItem } from '../api/types';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page } from '../frame/Page';
import { useT } from '../i18n/language';
import { useRight } from '../session/session';
import { Failed, Loading, Nothing } from '../state/States';
import { useAsked } from '../table/asked';
import { DataTable, type Column } from '../table/DataTable';
import { isOfFinding, PAYMENTS, placeOf, WORK_KINDS } from './codes';
import './payments.css';

const WORDS = ['open', 'kind'] as const;

/** What the desks cannot settle by themselves, and people see to. */
export default function WorkScreen() {
  const t = useT();
  const mayManage = useRight('payments.manage');
  const mayClose = useRight('findings.close');
  const [doing, setDoing] = useState<WorkItem>();
  const { asked, choose } = useAsked(WORDS);
  const open = asked.open !== 'false';
  const doable = open && mayManage;
  const query = useInfiniteQuery({
    queryKey: [...PAYMENTS, 'work', open, asked.kind],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/work-items', { params: { query: { open, limit: 50, ...(asked.kind ? { kind: asked.kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: Column<WorkItem>[] = [
    { key: 'told', title: t('work.told'), width: 320, grow: true, narrow: 'title', cell: (row) => <Told item={row} /> },
    { key: 'kind', title: t('work.kind'), width: 170, narrow: doable ? 'detail' : 'side', cell: (row) => t.code('workKind', row.kind) },
    { key: 'loan', title: t('loans.id'), width: 140, cell: (row) => (row.loan ? <Link to={`/loans/${encodeURIComponent(row.loan)}`} title={row.loan}>{row.loan}</Link> : <span className="quiet">–</span>) },
    { key: 'channel', title: t('loans.channel'), width: 110, cell: (row) => row.channel || <span className="quiet">–</span> },
    { key: 'opened', title: t('work.opened'), width: 150, narrow: doable ? 'detail-side' : 'detail', cell: (row) => <Moment value={row.openedAt} /> },
    ...(open
      ? doable
        ? [{ key: 'do', title: t('users.actions'), width: 100, align: 'end', narrow: 'side', cell: (row) => (isOfFinding(row) && !mayClose ? null : <Button size="small" onClick={() => setDoing(row)} aria-label={t('work.do.of', { told: row.told })}>{t('work.do')}</Button>) } satisfies Column<WorkItem>]
        : []
      : [{ key: 'done', title: t('work.done'), width: 260, narrow: 'more', cell: (row) => <Done item={row} /> } satisfies Column<WorkItem>]),
  ];
  return (
    <Page title={t('nav.work-items')} text={t('work.text')}>
      <div className="card card-flush pay-work">
        <div className="filters" role="search" aria-label={t('audit.filters')}>
          <Choice<'' | 'false'> label={t('users.state')} value={open ? '' : 'false'} onChange={(value) => choose('open', value)} options={[{ value: '', label: t('work.open') }, { value: 'false', label: t('work.done') }]} />
          <Choice<string> label={t('work.kind')} value={asked.kind ?? ''} onChange={(value) => choose('kind', value)} options={[{ value: '', label: t('work.anyKind') }, ...WORK_KINDS.map((value) => ({ value, label: t.code('workKind', value) }))]} />
        </div>
        {query.data ? (
          <>
            <DataTable<WorkItem> label={t('nav.work-items')} columns={columns} rows={query.data.pages.flatMap((page) => page.items)} rowKey={(row) => String(row.id)} empty={<Nothing title={t(open ? 'work.none' : 'work.noneDone')} text={open ? t('work.none.text') : undefined} />} />
            {query.hasNextPage ? (
              <p className="pay-more">
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('work.more')}
                </Button>
              </p>
            ) : null}
          </>
        ) : query.isError ? (
          <Failed problem={asProblem(query.error)} retry={() => void query.refetch()} />
        ) : (
          <div className="pad">
            <Loading lines={8} />
          </div>
        )}
      </div>
      {doing ? <DoneForm item={doing} close={() => setDoing(undefined)} /> : null}
    </Page>
  );
}

function Told({ item }: { item: WorkItem }) {
  const place = placeOf(item);
  return <span className="pay-told">{place ? <Link to={place}>{item.told}</Link> : item.told}</span>;
}

function Done({ item }: { item: WorkItem }) {
  return (
    <span className="pay-told">
      {item.doneBy} <span className="quiet"><Moment value={item.doneAt} /></span>
      {item.note ? <div>{item.note}</div> : null}
    </span>
  );
}

function DoneForm({ item, close }: { item: WorkItem; close: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ note: string }>();
  const finish = useMutation({
    mutationFn: ({ note }: { note: string }) => body(api.POST('/api/v1/work-items/{id}/done', { params: { path: { id: item.id } }, body: { note: note.trim() } })),
    onSuccess: async () => {
      await Promise.all([PAYMENTS, ['reconciliation']].map((queryKey) => queries.invalidateQueries({ queryKey })));
      close();
    },
    onError: (error) => form.setFields([{ name: 'note', errors: [asProblem(error).message] }]),
  });
  return (
    <Modal open onCancel={close} title={t('work.do.ask')} okText={t('work.do')} cancelText={t('word.cancel')} onOk={() => form.submit()} confirmLoading={finish.isPending} width={520}>
      <p className="gap">{item.told}</p>
      {isOfFinding(item) ? <p className="gap quiet">{t('work.do.finding')}</p> : null}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ note: '' }} onFinish={(values) => finish.mutate(values)}>
        <Form.Item name="note" label={t('work.note')} rules={[{ required: true, whitespace: true, message: t('work.note.missing') }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
