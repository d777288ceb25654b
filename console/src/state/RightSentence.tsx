import { useT } from '../i18n/language';

/** Which right is missing; the words for the rights come only when one is. */
export default function RightSentence({ right }: { right: string }) {
  const t = useT();
  return <>{t('state.noRight.text', { right: t.code('right', right) })}</>;
}
