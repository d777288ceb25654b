import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { opens } from '../api/client';
import { Page } from '../frame/Page';
import { useT } from '../i18n/language';
import { Loaded, Loading } from '../state/States';

const REPORT = '/report';

/** On the way to the written report, which the server has beside the console: opens it, or tells why it does not open. */
export default function ToReport() {
  const t = useT();
  const query = useQuery({ queryKey: ['report'], queryFn: () => opens(REPORT), staleTime: 0, gcTime: 0 });
  useEffect(() => {
    if (query.data) window.location.replace(REPORT);
  }, [query.data]);
  return (
    <Page title={t('report.title')}>
      <Loaded query={query}>{() => <Loading />}</Loaded>
    </Page>
  );
}
