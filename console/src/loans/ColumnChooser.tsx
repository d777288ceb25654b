import { TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { Panel } from '../frame/Panel';
import { useT } from '../i18n/language';
import { ALL_COLUMNS, chosenColumns, columnTitle, USUAL_COLUMNS } from './columns';
import { withWord } from './filters';

/** Which columns are shown; kept in the address. */
export function ColumnChooser({ search, apply }: { search: URLSearchParams; apply: (next: URLSearchParams) => void }) {
  const t = useT();
  const chosen = chosenColumns(search.get('columns'));
  const [open, setOpen] = useState(false);

  function choose(keys: string[]): void {
    const ordered = ALL_COLUMNS.filter((key) => keys.includes(key));
    const usual = ordered.length === USUAL_COLUMNS.length && ordered.every((key) => USUAL_COLUMNS.includes(key));
    apply(withWord('columns', usual ? '' : ordered.join(','), search));
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      trigger="click"
      placement="bottomRight"
      title={t('columns.title')}
      content={
        <Panel className="column-chooser" close={() => setOpen(false)}>
          <Checkbox.Group className="choices two" value={chosen} onChange={(keys) => choose(['id', ...(keys as string[])])}>
            {ALL_COLUMNS.map((key) => (
              <Checkbox key={key} value={key} disabled={key === 'id'}>
                {t(columnTitle(key))}
              </Checkbox>
            ))}
          </Checkbox.Group>
          <div className="filter-do">
            <Button size="small" type="text" onClick={() => choose(USUAL_COLUMNS)}>
              {t('columns.usual')}
            </Button>
          </div>
        </Panel>
      }
    >
      <Button icon={<TableOutlined />}>{t('columns.title')}</Button>
    </Popover>
  );
}
