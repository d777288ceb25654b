import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../api/client';
import { asProblem } from '../api/problem';
import type { SavedView } from '../api/types';
import { Panel } from '../frame/Panel';
import { useT } from '../i18n/language';
import { SCREEN, VIEWS } from './asks';
import { USUAL_VIEWS } from './filters';

interface Props {
  /** Absent for those who may keep none. */
  saved: SavedView[] | undefined;
  usual: (typeof USUAL_VIEWS)[number] | undefined;
  isNow: (view: SavedView) => boolean;
  show: (query: string, columns?: string[]) => void;
  save: () => void;
  close: () => void;
}

/** The names to choose from. */
export default function ViewList({ saved, usual, isNow, show, save, close }: Props) {
  const t = useT();
  return (
    <Panel className="views" close={close}>
      <ul>
        {USUAL_VIEWS.map((view) => (
          <li key={view.title}>
            <button type="button" className="view" aria-current={view === usual ? 'true' : undefined} onClick={() => show(view.query)}>
              {t(view.title)}
            </button>
          </li>
        ))}
      </ul>
      {saved ? (
        <>
          <h3 className="quiet">{t('view.saved')}</h3>
          {saved.length === 0 ? <p className="quiet">{t('view.savedNone')}</p> : null}
          <ul>
            {saved.map((view) => (
              <SavedRow key={view.name} view={view} current={isNow(view)} show={() => show(view.query, view.columns)} />
            ))}
          </ul>
          <Button type="text" block icon={<SaveOutlined />} onClick={save}>
            {t('view.save')}
          </Button>
        </>
      ) : null}
    </Panel>
  );
}

function SavedRow({ view, current, show }: { view: SavedView; current: boolean; show: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.DELETE('/api/v1/views/{screen}/{name}', { params: { path: { screen: SCREEN, name: view.name } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS.queryKey }),
  });
  return (
    <li>
      <button type="button" className="view" aria-current={current ? 'true' : undefined} onClick={show}>
        {view.name}
      </button>
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('view.delete', { name: view.name })} loading={remove.isPending} onClick={() => remove.mutate()} />
      {remove.isError ? (
        <p className="tone-bad" role="alert">
          {asProblem(remove.error).message}
        </p>
      ) : null}
    </li>
  );
}
