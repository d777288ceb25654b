import { GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language';
import { useScheme } from '../theme/scheme';
import './session.css';

/** The page before the console: sign-in and the first change of the password. */
export function Entrance({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  const { t, language, choose } = useWords();
  const { scheme, choose: chooseScheme } = useScheme();
  return (
    <div className="entrance">
      <main className="entrance-card">
        <div className="entrance-brand">
          <img src="/mark.svg" width="36" height="36" alt="" />
          <div>
            <strong>Shouyue</strong> <span lang="zh-CN">守约</span>
            <div className="quiet">{t('brand.line')}</div>
          </div>
        </div>
        <h1>{title}</h1>
        {text ? <p className="entrance-text">{text}</p> : null}
        {children}
      </main>
      <div className="entrance-foot">
        <Button type="text" icon={<GlobalOutlined />} lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}>
          {language === 'en' ? '中文' : 'English'}
        </Button>
        <Button
          type="text"
          icon={scheme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
          onClick={() => chooseScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? t('scheme.light') : t('scheme.dark')}
        </Button>
      </div>
    </div>
  );
}
