import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, body } from '../api/client';
import type { PackReading, PackSetting } from '../api/types';
import { Choice } from '../frame/Choice';
import { Section } from '../frame/Page';
import { useWords } from '../i18n/language';
import { Tag } from '../loan/StateTag';
import { Hint } from '../state/Hint';
import { Loaded } from '../state/States';

export const GROUPS: PackSetting['group'][] = ['time', 'tolerance', 'money', 'classes', 'bureau', 'contact', 'rights'];

/** One pack, value by value, each with what it means and where it comes from. */
export function PackPage({ pack, summary }: { pack: string; summary: string | undefined }) {
  const { language } = useWords();
  const [search, setSearch] = useSearchParams();
  const version = search.get('version') ?? undefined;
  const query = useQuery({
    queryKey: ['pack', pack, version, language],
    queryFn: () => body(api.GET('/api/v1/packs/{pack}', { params: { path: { pack }, query: { version } } })),
  });
  return (
    <div>
      <Loaded query={query} lines={14}>
        {(reading) => <Reading reading={reading} summary={summary} choose={(value) => setSearch(value === reading.versions.at(-1) ? {} : { version: value })} />}
      </Loaded>
    </div>
  );
}

function Reading({ reading, summary, choose }: { reading: PackReading; summary: string | undefined; choose: (version: string) => void }) {
  const { t } = useWords();
  return (
    <>
      <Section
        title={`${reading.pack} · ${reading.title}`}
        actions={
          <Choice
            label={t('packs.version')}
            value={reading.version}
            onChange={choose}
            options={reading.versions.map((value) => ({ value, label: `${t('packs.from')} ${value}` }))}
          />
        }
      >
        {summary ? <p className="pack-summary">{summary}</p> : null}
      </Section>
      {GROUPS.map((group) => {
        const settings = reading.settings.filter((setting) => setting.group === group);
        if (settings.length === 0) return null;
        return (
          <Section key={group} title={t.code('packGroup', group)}>
            <dl className="settings">
              {settings.map((setting) => (
                <div key={setting.key} data-setting={setting.key}>
                  <dt>
                    {setting.name}
                    <code className="quiet">{setting.key}</code>
                  </dt>
                  <dd>
                    <p className="setting-value">{setting.valueText}</p>
                    <p className="quiet">{setting.explanation}</p>
                    <p className="setting-source">
                      {t('word.sourceIs', { text: setting.source })}{' '}
                      {setting.check ? (
                        <Hint text={t('packs.check.text')}>
                          <span tabIndex={0}>
                            <Tag tone="warn">{t('packs.check')}</Tag>
                          </span>
                        </Hint>
                      ) : null}
                    </p>
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        );
      })}
    </>
  );
}
