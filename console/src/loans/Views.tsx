import { DownOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api } from '../api/client';
import { asProblem } from '../api/problem';
import type { SavedView } from '../api/types';
import { useT } from '../i18n/language';
import { useRight } from '../session/session';
import { useOpened } from '../state/opened';
import { Loading } from '../state/States';
import { SCREEN, VIEWS } from './asks';
import { chosenColumns } from './columns';
import { queryText, USUAL_VIEWS } from './filters';

const ViewList = lazy(() => import('./ViewList'));
const SaveView = lazy(() => import('./SaveView'));

/** Lists by name: the usual ones and those that the person has kept. */
export function Views({ search, apply }: { search: URLSearchParams; apply: (next: URLSearchParams) => void }) {
  const t = useT();
  const maySave = useRight('views.save');
  const [open, setOpen] = useState(false);
  const saving = useOpened();
  const { data } = useQuery({ ...VIEWS, enabled: maySave });
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (name: string) => api.DELETE('/api/v1/views/{screen}/{name}', { params: { path: { screen: SCREEN, name } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS.queryKey }),
  });
  const saved = data?.items ?? [];
  const now = queryText(search);
  const columns = chosenColumns(search.get('columns'));
  const isNow = (view: SavedView): boolean => queryText(new URLSearchParams(view.query)) === now && view.columns.join(',') === columns.join(',');
  const usual = USUAL_VIEWS.find((view) => queryText(new URLSearchParams(view.query)) === now);
  const current = saved.find(isNow)?.name ?? (usual ? t(usual.title) : t('view.own'));

  function show(query: string, keys?: string[]): void {
    const next = new URLSearchParams(query);
    if (keys && keys.length > 0) next.set('columns', keys.join(','));
    apply(next);
    setOpen(false);
  }

  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        destroyOnHidden
        content={
          <Suspense fallback={<Loading lines={4} />}>
            <ViewList
              saved={maySave ? saved : undefined}
              usual={usual}
              isNow={isNow}
              show={show}
              save={() => {
                setOpen(false);
                saving.setOpen(true);
              }}
              removal={{
                start: remove.mutate,
                pending: remove.isPending ? remove.variables : undefined,
                failed: remove.isError ? { name: remove.variables, why: asProblem(remove.error).message } : undefined,
              }}
              close={() => setOpen(false)}
            />
          </Suspense>
        }
      >
        <Button>
          <span className="view-now">{current}</span>
          <DownOutlined aria-hidden="true" />
        </Button>
      </Popover>
      {saving.opened ? (
        <Suspense fallback={null}>
          <SaveView open={saving.open} close={() => saving.setOpen(false)} query={now} columns={columns} />
        </Suspense>
      ) : null}
    </>
  );
}
