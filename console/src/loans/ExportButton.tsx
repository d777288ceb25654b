import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useT } from '../i18n/language';
import { useOpened } from '../state/opened';

const ExportForm = lazy(() => import('./ExportForm'));

/** The filtered set as a file, made by the server, with progress. */
export function ExportButton({ search, total }: { search: URLSearchParams; total: number | null }) {
  const t = useT();
  const { open, setOpen, opened } = useOpened();
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('export.do')}
      </Button>
      {opened ? (
        <Suspense fallback={null}>
          <ExportForm open={open} close={() => setOpen(false)} search={search} total={total} />
        </Suspense>
      ) : null}
    </>
  );
}
