import { describe, expect, test } from 'vitest';
import { dayText, daysInMonth, durationText, firstOfMonth, isDay, longDayText, monthText, ordinal, plusDays, shortDayText, weekday } from './date';
import { zone, zonedText } from './zone';

describe('a day', () => {
  test.each(['2026-03-10', '2024-02-29', '1999-12-31'])('%s is one', (day) => expect(isDay(day)).toBe(true));
  test.each(['2026-02-30', '2025-02-29', '2026-3-10', '10.03.2026', '', null, '2026-03-10T00:00'])('%s is none', (day) => expect(isDay(day)).toBe(false));

  test('is written in both languages', () => {
    expect(dayText('2026-03-10', 'en')).toBe('10 Mar 2026');
    expect(dayText('2026-03-10', 'zh-CN')).toBe('2026年3月10日');
    expect(longDayText('2026-03-10', 'en')).toBe('Tue 10 Mar 2026');
    expect(longDayText('2026-03-10', 'zh-CN')).toBe('2026年3月10日 周二');
    expect(shortDayText('2026-03-10', 'en')).toBe('10 Mar');
    expect(shortDayText('2026-03-10', 'zh-CN')).toBe('3月10日');
    expect(monthText('2026-03-01', 'en')).toBe('March 2026');
    expect(monthText('2026-03-01', 'zh-CN')).toBe('2026年3月');
  });

  test('moves over ends of months and years, and over the change to summer time', () => {
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(plusDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(ordinal('1970-01-02')).toBe(1);
  });

  test('knows its month and its weekday', () => {
    expect(firstOfMonth('2026-12-24', 1)).toBe('2027-01-01');
    expect(firstOfMonth('2026-01-31', -1)).toBe('2025-12-01');
    expect(daysInMonth('2024-02-11')).toBe(29);
    expect(weekday('2026-03-09')).toBe(0);
    expect(weekday('2026-03-15')).toBe(6);
  });
});

test('a duration is said in seconds, then in minutes', () => {
  expect(durationText(0.83, 'en')).toBe('0.8\u00a0s');
  expect(durationText(12.4, 'en')).toBe('12\u00a0s');
  expect(durationText(185, 'en')).toBe('3\u00a0min 5\u00a0s');
});

test('an instant is told with the zone it is shown in', () => {
  expect(zonedText('2026-03-10T08:05:09.5Z')).toMatch(/^2026-03-(09|10) \d\d:\d\d:09 \(.+\)$/);
  expect(zonedText('2026-03-10T08:05:09.5Z')).toContain(zone());
});
