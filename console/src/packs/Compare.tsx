import { SwapOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import type { Pack } from '../api/types';
import { Choice } from '../frame/Choice';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Loaded, Nothing } from '../state/States';
import { GROUPS } from './PackPage';

/** Two packs beside each other; what differs stands out. */
export function Compare({ packs }: { packs: Pack[] }) {
  const { t, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const only = useId();
  const left = search.get('left') || (packs[0]?.pack ?? '');
  const right = search.get('right') || (packs.find((pack) => pack.pack !== left)?.pack ?? left);
  const differences = search.get('all') !== 'true';
  const query = useQuery({
    queryKey: ['packs-compare', left, right, language],
    queryFn: () => body(api.GET('/api/v1/packs/compare', { params: { query: { left, right } } })),
  });

  function choose(words: Record<string, string>): void {
    setSearch({ left, right, ...(differences ? {} : { all: 'true' }), ...words }, { replace: true });
  }

  const options = packs.map((pack) => ({ value: pack.pack, label: `${pack.pack} · ${pack.title}` }));
  return (
    <>
      <div className="compare-head">
        <Choice label={t('packs.left')} value={left} onChange={(value) => choose({ left: value })} options={options} />
        <Button icon={<SwapOutlined />} aria-label={t('packs.swap')} onClick={() => choose({ left: right, right: left })} />
        <Choice label={t('packs.right')} value={right} onChange={(value) => choose({ right: value })} options={options} />
        <span className="compare-only">
          <Switch id={only} size="small" checked={differences} onChange={(value) => setSearch({ left, right, ...(value ? {} : { all: 'true' }) }, { replace: true })} />
          <label htmlFor={only}>{t('packs.onlyDifferences')}</label>
        </span>
      </div>
      <Loaded query={query} lines={12}>
        {(compared) => {
          const shown = compared.items.filter((item) => item.differs || !differences);
          if (shown.length === 0)
            return (
              <Section>
                <Nothing title={t('packs.same')} />
              </Section>
            );
          return (
            <section className="card card-flush">
              <div className="table" tabIndex={0} role="region" aria-label={t('packs.compare')}>
                <table className="compare">
                  <thead>
                    <tr>
                      <th scope="col">{t('packs.setting')}</th>
                      <th scope="col">{compared.left.pack}</th>
                      <th scope="col">{compared.right.pack}</th>
                    </tr>
                  </thead>
                  {GROUPS.map((group) => {
                    const items = shown.filter((item) => item.group === group);
                    if (items.length === 0) return null;
                    return (
                      <tbody key={group}>
                        <tr>
                          <th scope="rowgroup" colSpan={3} className="compare-group">
                            {t.code('packGroup', group)}
                          </th>
                        </tr>
                        {items.map((item) => (
                          <tr key={item.key} data-differs={item.differs || undefined}>
                            <th scope="row">{item.name}</th>
                            <td className="wrap">
                              {item.left ?? <span className="quiet">–</span>}
                              {item.leftSource ? <small className="quiet">{item.leftSource}</small> : null}
                            </td>
                            <td className="wrap">
                              {item.right ?? <span className="quiet">–</span>}
                              {item.rightSource ? <small className="quiet">{item.rightSource}</small> : null}
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    );
                  })}
                </table>
              </div>
            </section>
          );
        }}
      </Loaded>
    </>
  );
}
