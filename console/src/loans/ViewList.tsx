import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { SavedView } from '../api/types';
import { Panel } from '../frame/Panel';
import { useT } from '../i18n/language';
import { USUAL_VIEWS } from './filters';

/** Taking a kept list away: it goes on, and says that it failed, while the names are not shown. */
export interface Removal {
  start: (name: string) => void;
  /** The list that is being taken away. */
  pending: string | undefined;
  /** The one that could not be, and why. */
  failed: { name: string; why: string } | undefined;
}

interface Props {
  /** Absent for those who may keep none. */
  saved: SavedView[] | undefined;
  usual: (typeof USUAL_VIEWS)[number] | undefined;
  isNow: (view: SavedView) => boolean;
  show: (query: string, columns?: string[]) => void;
  save: () => void;
  removal: Removal;
  close: () => void;
}

/** The names to choose from. */
export default function ViewList({ saved, usual, isNow, show, save, removal, close }: Props) {
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
              <SavedRow key={view.name} view={view} current={isNow(view)} show={() => show(view.query, view.columns)} removal={removal} />
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

function SavedRow({ view, current, show, removal }: { view: SavedView; current: boolean; show: () => void; removal: Removal }) {
  const t = useT();
  return (
    <li>
      <button type="button" className="view" aria-current={current ? 'true' : undefined} onClick={show}>
        {view.name}
      </button>
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('view.delete', { name: view.name })} loading={removal.pending === view.name} onClick={() => removal.start(view.name)} />
      {removal.failed?.name === view.name ? (
        <p className="tone-bad" role="alert">
          {removal.failed.why}
        </p>
      ) : null}
    </li>
  );
}
