import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, body } from '../api/client';
import { useLive } from '../api/live';
import { asProblem } from '../api/problem';
import type { Import, ImportCount } from '../api/types';
import { Moment } from '../date/Moment';
import { Choice } from '../frame/Choice';
import { Page, Section } from '../frame/Page';
import { useWords, type Key } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { bytesText, countText } from '../number/number';
import { Count } from '../number/Number';
import { useRight } from '../session/session';
import { Loaded } from '../state/States';
import { DataTable, type Column } from '../table/DataTable';
import { Preview } from './Preview';
import { Rejects } from './Rejects';
import { FORMATS, isBusy, STATE_TONES } from './states';
import './imports.css';

/** One import on its way: read, checked, brought in. */
export default function ImportScreen() {
  const { t, language } = useWords();
  const { id = '' } = useParams();
  const key = useMemo(() => ['import', id, language], [id, language]);
  const query = useQuery({ queryKey: key, queryFn: () => body(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })) });
  useLive<Import>(key, `/api/v1/imports/${encodeURIComponent(id)}/events`, query.data !== undefined && isBusy(query.data.state));
  const back = <Link to="/imports">{t('nav.imports')}</Link>;
  if (query.data) return <ImportPage work={query.data} queryKey={key} />;
  return (
    <Page title={t('nav.imports')} back={back}>
      <Section>
        <Loaded query={query} lines={8}>
          {() => null}
        </Loaded>
      </Section>
    </Page>
  );
}

function ImportPage({ work, queryKey }: { work: Import; queryKey: string[] }) {
  const { t, language } = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const mayRun = useRight('imports.run');
  const path = { params: { path: { id: work.id } } };

  const act = useMutation({
    mutationFn: (what: 'dry-run' | 'start' | 'stop') =>
      body(
        what === 'dry-run'
          ? api.POST('/api/v1/imports/{id}/dry-run', path)
          : what === 'start'
            ? api.POST('/api/v1/imports/{id}/start', path)
            : api.POST('/api/v1/imports/{id}/stop', path),
      ),
    onSuccess: (next) => queries.setQueryData(queryKey, next),
    onError: (error) => {
      void message.error(asProblem(error).message);
      void queries.invalidateQueries({ queryKey });
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ['imports'] }),
  });
  const choose = useMutation({
    mutationFn: (format: string) => body(api.POST('/api/v1/imports/{id}/format', { ...path, body: { format } })),
    onSuccess: (next) => queries.setQueryData(queryKey, next),
    onError: (error) => void message.error(asProblem(error).message),
  });

  function discard(): void {
    modal.confirm({
      title: t('imports.discard'),
      content: t('imports.discard.text'),
      okText: t('imports.discard'),
      okButtonProps: { danger: true },
      cancelText: t('word.cancel'),
      onOk: async () => {
        try {
          await api.DELETE('/api/v1/imports/{id}', path);
          await queries.invalidateQueries({ queryKey: ['imports'] });
          await go('/imports');
        } catch (error) {
          void message.error(asProblem(error).message);
        }
      },
    });
  }

  const waiting = work.state === 'UPLOADED' || work.state === 'CHECKED';
  const before = work.files.filter((file) => file.sameAs);
  const actions = mayRun ? (
    <>
      {waiting ? (
        <Button onClick={discard} danger type="text">
          {t('imports.discard')}
        </Button>
      ) : null}
      {waiting ? (
        <Button onClick={() => act.mutate('dry-run')} loading={act.isPending && act.variables === 'dry-run'} disabled={!work.format}>
          {t('imports.dryRun')}
        </Button>
      ) : null}
      {waiting ? (
        <Button type="primary" onClick={() => act.mutate('start')} loading={act.isPending && act.variables === 'start'} disabled={!work.format}>
          {t('imports.start')}
        </Button>
      ) : null}
      {isBusy(work.state) ? (
        <Button onClick={() => act.mutate('stop')} loading={act.isPending}>
          {t('imports.stop')}
        </Button>
      ) : null}
      {work.resumable && !isBusy(work.state) && !waiting ? (
        <Button type="primary" onClick={() => act.mutate('start')} loading={act.isPending}>
          {t('imports.resume')}
        </Button>
      ) : null}
    </>
  ) : null;

  return (
    <Page
      title={work.files.map((file) => file.name).join(', ')}
      back={<Link to="/imports">{t('nav.imports')}</Link>}
      heading={
        <span className="loan-heading">
          <span>{work.files.map((file) => file.name).join(', ')}</span>
          <span data-testid="import-state" data-state={work.state}>
            <Tag tone={STATE_TONES[work.state]}>{t.code('import', work.state)}</Tag>
          </span>
        </span>
      }
      text={
        <>
          {t('imports.byAt', { name: work.createdBy })} <Moment value={work.createdAt} />
          {work.keptUntil ? (
            <>
              {' '}
              · {t('imports.keptUntil')} <Moment value={work.keptUntil} />
            </>
          ) : null}
        </>
      }
      actions={actions}
    >
      <Stages state={work.state} />
      {work.state === 'FAILED' ? <Alert type="error" showIcon role="alert" className="gap" title={t('imports.failed')} description={work.message} /> : null}
      {work.state === 'STOPPED' ? <Alert type="warning" showIcon className="gap" title={t('imports.stopped')} description={work.message ?? t('imports.stopped.text')} /> : null}
      {before.length > 0 && waiting ? (
        <Alert type="info" showIcon className="gap" title={t('imports.same', { names: before.map((file) => file.name).join(', ') })} description={t('imports.same.text')} />
      ) : null}
      {isBusy(work.state) ? <Running work={work} /> : null}
      {!isBusy(work.state) && (work.counts.length > 0 || work.dryRun) ? <Counts work={work} /> : null}
      {work.rejected > 0 && mayRun ? <Rejects id={work.id} rejected={work.rejected} version={work.state} /> : null}
      <Section
        title={t('imports.read')}
        hint={work.detected ? t('imports.detected') : undefined}
        actions={
          <Choice
            label={t('imports.format')}
            value={(work.format ?? '') as string}
            disabled={!waiting || !mayRun || choose.isPending}
            onChange={(format) => choose.mutate(format)}
            options={[...(work.format ? [] : [{ value: '', label: t('imports.format') }]), ...FORMATS.map((value) => ({ value: value as string, label: t.code('format', value) }))]}
          />
        }
      >
        <ul className="file-list">
          {work.files.map((file) => (
            <li key={file.name}>
              <strong>{file.name}</strong> <span className="quiet number">{bytesText(file.bytes, language)}</span>
              {file.kind ? <Tag tone="neutral">{t.code('kind', file.kind)}</Tag> : null}
            </li>
          ))}
        </ul>
        {mayRun ? <Preview id={work.id} format={work.format ?? ''} /> : <p className="quiet">{t('imports.rowsHidden')}</p>}
      </Section>
    </Page>
  );
}

const STAGES: { key: Key; states: Import['state'][] }[] = [
  { key: 'imports.stage.read', states: ['UPLOADED'] },
  { key: 'imports.stage.check', states: ['CHECKING', 'CHECKED'] },
  { key: 'imports.stage.run', states: ['RUNNING', 'STOPPED', 'FAILED'] },
  { key: 'imports.stage.done', states: ['DONE'] },
];

function Stages({ state }: { state: Import['state'] }) {
  const { t } = useWords();
  const at = STAGES.findIndex((stage) => stage.states.includes(state));
  return (
    <ol className="stages" aria-label={t('imports.stages')}>
      {STAGES.map((stage, index) => (
        <li key={stage.key} data-at={index < at || state === 'DONE' ? 'done' : index === at ? 'now' : 'later'} aria-current={index === at ? 'step' : undefined}>
          {t(stage.key)}
        </li>
      ))}
    </ol>
  );
}

function Running({ work }: { work: Import }) {
  const { t, language } = useWords();
  const progress = work.progress;
  const total = progress?.total ?? 0;
  const words = progress?.unit === 'bytes' ? (n: number) => bytesText(n, language) : (n: number) => countText(n, language);
  return (
    <Section title={work.state === 'CHECKING' ? t('imports.checking') : t('imports.running')}>
      <div role="status">
        <Progress percent={total > 0 && progress ? Math.min(100, Math.floor((progress.done / total) * 100)) : 0} status="active" aria-label={t('imports.progress')} />
        <p className="quiet number">
          {progress ? (total > 0 ? t('imports.doneOf', { done: words(progress.done), total: words(total) }) : words(progress.done)) : null}
          {progress?.phase ? ` · ${progress.phase}` : null}
        </p>
      </div>
    </Section>
  );
}

function Counts({ work }: { work: Import }) {
  const { t } = useWords();
  const dry = work.counts.length === 0;
  const rows = dry ? (work.dryRun?.counts ?? []) : work.counts;
  const columns: Column<ImportCount>[] = [
    { key: 'kind', title: t('imports.kind'), width: 160, grow: true, narrow: 'title', cell: (row) => t.code('kind', row.kind) },
    { key: 'rows', title: t('imports.rowsRead'), width: 120, align: 'end', narrow: 'side', cell: (row) => <Count value={row.rows} /> },
    { key: 'created', title: t(dry ? 'imports.wouldCreate' : 'imports.created'), width: 130, align: 'end', narrow: 'detail', labelled: true, cell: (row) => <Count value={row.created} quietZero /> },
    { key: 'same', title: t('imports.alike'), width: 150, align: 'end', cell: (row) => <Count value={row.same} quietZero /> },
    {
      key: 'rejected',
      title: t('imports.rejected'),
      width: 110,
      align: 'end',
      narrow: 'detail-side',
      labelled: true,
      cell: (row) => (row.rejected > 0 ? <span className="tone-bad"><Count value={row.rejected} /></span> : <Count value={0} quietZero />),
    },
  ];
  return (
    <Section title={t(dry ? 'imports.dryResult' : 'imports.result')} hint={dry ? t('imports.dryResult.text') : undefined} flush>
      <DataTable<ImportCount> label={t('imports.result')} columns={columns} rows={rows} rowKey={(row) => row.kind} />
    </Section>
  );
}
