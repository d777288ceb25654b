import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { FilePreview } from '../api/types';
import { useWords } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Hint } from '../state/Hint';
import { Loaded } from '../state/States';

/** The first rows of each file, with what each column means to us. */
export function Preview({ id, format }: { id: string; format: string }) {
  const { language } = useWords();
  const query = useQuery({
    queryKey: ['import-preview', id, format, language],
    queryFn: () => body(api.GET('/api/v1/imports/{id}/preview', { params: { path: { id } } })),
  });
  return (
    <Loaded query={query} lines={4}>
      {(preview) => preview.items.map((file) => <FileRows key={file.file} file={file} />)}
    </Loaded>
  );
}

function FileRows({ file }: { file: FilePreview }) {
  const { t } = useWords();
  return (
    <div className="preview">
      <h3 className="subhead">
        {file.file} {file.kind ? <Tag tone="info">{t.code('kind', file.kind)}</Tag> : null}
      </h3>
      {file.columns.length > 0 ? (
        <div className="table preview-table" tabIndex={0} role="region" aria-label={file.file}>
          <table>
            <thead>
              <tr>
                {file.columns.map((column) => (
                  <th key={column.name} scope="col">
                    <Hint text={column.meaning}>
                      <span className="term" tabIndex={0}>
                        {column.name}
                      </span>
                    </Hint>
                    <div className={column.known ? 'meaning' : 'meaning tone-warn'}>{column.known ? column.meaning : t('imports.unknownColumn')}</div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.rows.map((row, index) => (
                <tr key={index}>
                  {file.columns.map((column, at) => (
                    <td key={column.name} className="number">
                      {row[at] || <span className="quiet">–</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}
