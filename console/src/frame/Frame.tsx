import { DesktopOutlined, DownOutlined, GlobalOutlined, KeyOutlined, LogoutOutlined, MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useWords, withWords } from '../i18n/language';
import { useSession, useSignOut } from '../session/session';
import { Loading } from '../state/States';
import { useScheme } from '../theme/scheme';
import { Boundary } from './Boundary';
import { MenuButton } from './MenuButton';
import { PLACES } from './places';

const FindLoan = lazy(() => import('./FindLoan'));
const ChangePassword = lazy(withWords('session', () => import('../session/ChangePassword')));

/** What stands around every screen: where one can go, who one is. */
export function Frame() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const { rights } = useSession();
  const [menuAt, setMenuAt] = useState<string>();
  const [finding, setFinding] = useState(false);
  const mayFind = rights.includes('loans.read');
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);

  // At another place the keyboard goes on there, not behind the link that led to it.
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (mayFind && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setFinding(true);
      }
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [mayFind]);

  const find = mayFind ? (
    <button type="button" className="nav-find" onClick={() => setFinding(true)} title={t('find.title')}>
      <SearchOutlined aria-hidden="true" />
      <span className="nav-label">{t('find.short')}</span>
      <kbd className="nav-label" aria-hidden="true">
        Ctrl K
      </kbd>
    </button>
  ) : null;

  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header className="frame-bar">
        <Button type="text" icon={<MenuOutlined />} aria-label={t('frame.menu')} onClick={() => setMenuAt(pathname)} />
        <Brand />
        {mayFind ? <Button type="text" icon={<SearchOutlined />} aria-label={t('find.title')} onClick={() => setFinding(true)} /> : <span />}
      </header>
      {/* It closes by itself when a place was chosen: it is open at the place where it was opened. */}
      {menuAt === pathname ? <SideDrawer close={() => setMenuAt(undefined)} /> : null}
      <div className="nav nav-side">
        <div className="nav-head">
          <Brand />
        </div>
        {find}
        <Places />
        <Person />
      </div>
      <main id="main" ref={main} className="frame-main" tabIndex={-1}>
        <Boundary key={pathname}>
          <Suspense
            fallback={
              <div className="page">
                <Loading lines={8} />
              </div>
            }
          >
            <Outlet />
          </Suspense>
        </Boundary>
      </main>
      {finding ? (
        <Suspense fallback={null}>
          <FindLoan close={() => setFinding(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The navigation on a phone: over the page, closed by Escape or a press beside it. */
function SideDrawer({ close }: { close: () => void }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-label={t('frame.nav')}
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div className="nav nav-drawer">
        <div className="nav-head">
          <Brand />
        </div>
        <Places />
        <Person />
      </div>
    </dialog>
  );
}

function Brand() {
  return (
    <Link to="/" className="brand">
      <img src="/mark.svg" width="24" height="24" alt="" />
      <span className="nav-label">
        Shouyue <span lang="zh-CN">守约</span>
      </span>
    </Link>
  );
}

function Places() {
  const { t } = useWords();
  const { rights } = useSession();
  return (
    <nav className="nav-places" aria-label={t('frame.nav')}>
      {PLACES.map(({ group, places }) => {
        const open = places.filter((place) => rights.includes(place.needs));
        if (open.length === 0) return null;
        return (
          <div key={group} className="nav-group">
            <h2 className="nav-label">{t(group)}</h2>
            {open.map((place) => (
              <NavLink key={place.to} to={place.to} title={t(place.title)}>
                <span className="nav-icon" aria-hidden="true">
                  {place.icon}
                </span>
                <span className="nav-label">{t(place.title)}</span>
              </NavLink>
            ))}
          </div>
        );
      })}
    </nav>
  );
}

function Person() {
  const { t, language, choose } = useWords();
  const { scheme, choice, choose: chooseScheme } = useScheme();
  const session = useSession();
  const signOut = useSignOut();
  const [changing, setChanging] = useState(false);
  const other = language === 'en' ? 'zh-CN' : 'en';

  return (
    <div className="nav-person">
      <MenuButton
        className="person"
        label={t('session.menu', { name: session.displayName })}
        items={[
          { key: 'language', icon: <GlobalOutlined />, label: <span lang={other}>{other === 'en' ? 'English' : '中文'}</span>, act: () => choose(other) },
          {
            key: 'scheme',
            icon: scheme === 'dark' ? <SunOutlined /> : <MoonOutlined />,
            label: scheme === 'dark' ? t('scheme.light') : t('scheme.dark'),
            act: () => chooseScheme(scheme === 'dark' ? 'light' : 'dark'),
          },
          ...(choice === 'system' ? [] : [{ key: 'system', icon: <DesktopOutlined />, label: t('scheme.system'), act: () => chooseScheme('system') }]),
          { key: 'password', icon: <KeyOutlined />, label: t('password.change'), act: () => setChanging(true), line: true },
          { key: 'out', icon: <LogoutOutlined />, label: t('session.signOut'), act: () => void signOut() },
        ]}
      >
        <span className="person-mark" aria-hidden="true" data-initial={[...session.displayName][0]?.toUpperCase()} />
        <span className="nav-label person-name">
          <strong>{session.displayName}</strong>
          <span className="quiet">{t.code('role', session.role)}</span>
        </span>
        <DownOutlined className="nav-label" aria-hidden="true" />
      </MenuButton>
      {changing ? (
        <Suspense fallback={null}>
          <ChangePassword close={() => setChanging(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
