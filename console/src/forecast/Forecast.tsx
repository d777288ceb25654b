import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import { asProblem } from '../api/problem';
import { Day } from '../date/Day';
import { Section } from '../frame/Page';
import { useT, useWords } from '../i18n/language';
import { Share } from '../number/Number';
import { useRight } from '../session/session';
import './forecast.css';

/** How late the next installment of a loan may be, with what moves the answer; nothing where nothing is ahead. */
export default function Forecast({ loan }: { loan: string }) {
  const t = useT();
  const { language } = useWords();
  const may = useRight('warnings.read');
  const query = useQuery({
    queryKey: ['loan', loan, 'forecast', language],
    queryFn: () => body(api.GET('/api/v1/loans/{id}/forecast', { params: { path: { id: loan } } })).catch((error: unknown) => {
      if (asProblem(error).status === 404) return null;
      throw error;
    }),
    enabled: may,
  });
  const forecast = query.data;
  if (!forecast) return null;
  const chances: [number, number][] = [
    [0, forecast.late0],
    [3, forecast.late3],
    [7, forecast.late7],
    [30, forecast.late30],
  ];
  return (
    <Section title={t('forecast.title')} hint={<>{t('forecast.of', { n: forecast.installment })} <Day value={forecast.dueOn} /></>}>
      <dl className="pairs">
        {chances.map(([days, chance]) => (
          <div key={days}>
            <dt>{t('forecast.late', { n: days })}</dt>
            <dd>
              <Share value={chance} digits={1} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('forecast.days')}</dt>
          <dd className="number">{forecast.expectedDaysLate.toLocaleString(language, { maximumFractionDigits: 1 })}</dd>
        </div>
      </dl>
      {forecast.reasons.length > 0 ? (
        <ul className="forecast-reasons">
          {forecast.reasons.slice(0, 4).map((reason) => (
            <li key={reason.group} data-later={reason.effect > 0}>
              {reason.sentence}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="quiet forecast-by">
        {t('forecast.asked')} <Day value={forecast.askedOn} /> · <Link to="/model">{forecast.model.name}</Link>
      </p>
    </Section>
  );
}
