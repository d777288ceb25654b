import { InboxOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { useNavigate } from 'react-router';
import { api, body } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import { Choice } from '../frame/Choice';
import { useWords } from '../i18n/language';
import { bytesText, limitText } from '../number/number';
import { FORMATS } from './states';
import { upload } from './upload';

/** The place where files are dropped or chosen. Nothing is imported by that: it is read and shown first. */
export function DropFiles() {
  const { t, language } = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const limits = useQuery({ queryKey: ['import-limits'], queryFn: () => body(api.GET('/api/v1/imports/limits')), staleTime: Infinity });
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [over, setOver] = useState(false);
  const [format, setFormat] = useState('auto');
  const [sending, setSending] = useState<{ files: File[]; share: number }>();
  const [problem, setProblem] = useState<Problem>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function send(files: File[]): Promise<void> {
    if (files.length === 0) return;
    setProblem(undefined);
    setSending({ files, share: 0 });
    stop.current = new AbortController();
    try {
      const made = await upload(files, format, (share) => setSending({ files, share }), stop.current.signal);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      await go(`/imports/${encodeURIComponent(made.id)}`);
    } catch (error) {
      if (!(error instanceof DOMException)) setProblem(asProblem(error));
    } finally {
      setSending(undefined);
      if (input.current) input.current.value = '';
    }
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  }

  return (
    <section className="card drop-card">
      {problem ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="gap"
          title={problem.status === 413 ? t('imports.tooLarge') : t('imports.refused')}
          description={
            problem.errors.length > 0 ? (
              <ul className="plain-list">
                {problem.errors.map((error) => (
                  <li key={error.message}>
                    {error.value ? <strong>{error.value}: </strong> : null}
                    {error.message}
                  </li>
                ))}
              </ul>
            ) : problem.status === 0 ? (
              t('state.unreachable.text')
            ) : (
              problem.message
            )
          }
        />
      ) : null}
      <div
        className="drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {sending ? (
          <div className="drop-sending" role="status">
            <strong>{t('imports.sending', { n: sending.files.length, size: bytesText(sending.files.reduce((sum, file) => sum + file.size, 0), language) })}</strong>
            <Progress percent={Math.floor(sending.share * 100)} aria-label={t('imports.sendingLabel')} />
            <Button onClick={() => stop.current?.abort()}>{t('word.cancel')}</Button>
          </div>
        ) : (
          <>
            <InboxOutlined className="drop-mark" aria-hidden="true" />
            <div>
              <strong>{t('imports.drop')}</strong>
              <p className="quiet" id={help}>
                {t('imports.drop.text')}
                {limits.data ? (
                  <span data-testid="limits">
                    {' '}
                    {t('imports.limits', { files: limits.data.files, size: limitText(limits.data.fileBytes, language), all: limitText(limits.data.requestBytes, language), days: limits.data.keptDays })}
                  </span>
                ) : null}
              </p>
            </div>
            <div className="drop-do">
              <Choice
                label={t('imports.format')}
                value={format}
                onChange={setFormat}
                options={[{ value: 'auto', label: t('format.auto') }, ...FORMATS.map((value) => ({ value: value as string, label: t.code('format', value) }))]}
              />
              <Button type="primary" onClick={() => input.current?.click()} aria-describedby={help}>
                {t('imports.choose')}
              </Button>
            </div>
            <input ref={input} type="file" multiple accept=".csv,.gz,text/csv,application/gzip" hidden aria-hidden="true" tabIndex={-1} onChange={(event) => void send([...(event.target.files ?? [])])} />
          </>
        )}
      </div>
    </section>
  );
}
