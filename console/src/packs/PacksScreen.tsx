import { Segmented } from 'antd';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { Day } from '../date/Day';
import { Page, Section } from '../frame/Page';
import { useT } from '../i18n/language';
import { Loaded, Nothing } from '../state/States';
import { Compare } from './Compare';
import { PackPage } from './PackPage';
import { usePacks } from './packs';
import './packs.css';

/** The policy packs: read one as a person would, or compare two. */
export default function PacksScreen() {
  const t = useT();
  const go = useNavigate();
  const { pack } = useParams();
  const [search] = useSearchParams();
  const packs = usePacks();
  const comparing = search.has('left') || search.has('right') || search.has('compare');

  return (
    <Page
      title={pack ?? t('nav.packs')}
      heading={t('nav.packs')}
      text={t('packs.text')}
      actions={
        <Segmented
          aria-label={t('packs.how')}
          value={comparing ? 'compare' : 'read'}
          onChange={(how) => void go(how === 'compare' ? `/packs?left=${encodeURIComponent(pack ?? packs.data?.items[0]?.pack ?? '')}` : '/packs')}
          options={[
            { value: 'read', label: t('packs.read') },
            { value: 'compare', label: t('packs.compare') },
          ]}
        />
      }
    >
      <Loaded query={packs} lines={8}>
        {({ items }) => {
          if (items.length === 0) return <Nothing title={t('packs.none')} />;
          if (comparing) return <Compare packs={items} />;
          const chosen = pack ?? items[0]?.pack ?? '';
          return (
            <div className="packs-columns">
              <nav className="packs-list" aria-label={t('nav.packs')}>
                {items.map((item) => (
                  <Link key={item.pack} to={`/packs/${encodeURIComponent(item.pack)}`} aria-current={item.pack === chosen ? 'page' : undefined}>
                    <strong>{item.pack}</strong>
                    <span>{item.title}</span>
                    <small className="quiet">
                      {t('packs.from')} <Day value={item.effectiveFrom} />
                    </small>
                  </Link>
                ))}
              </nav>
              {items.some((item) => item.pack === chosen) ? (
                <PackPage key={chosen} pack={chosen} summary={items.find((item) => item.pack === chosen)?.summary} />
              ) : (
                <Section>
                  <Nothing title={t('packs.unknown', { name: chosen })} />
                </Section>
              )}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
