import { expect, test } from 'vitest';
import { csrfToken } from './client';
import { Problem } from './problem';

test('the token is read from its cookie, whatever stands beside it', () => {
  expect(csrfToken('a=b; XSRF-TOKEN=abc%3D%3D; c=d')).toBe('abc==');
  expect(csrfToken('NOT-XSRF-TOKEN=no')).toBeUndefined();
  expect(csrfToken('')).toBeUndefined();
});

test('a refusal tells its kind, its words and the field to blame', async () => {
  const problem = await Problem.of(
    new Response(JSON.stringify({ type: '/problems/no-right', title: 'No right', status: 403, detail: 'this needs close.run', right: 'close.run', errors: [{ field: 'day', message: 'is closed' }] }), { status: 403 }),
  );
  expect(problem.kind).toBe('no-right');
  expect(problem.message).toBe('this needs close.run');
  expect(problem.right).toBe('close.run');
  expect(problem.about('day')).toBe('is closed');
  expect(problem.about('other')).toBeUndefined();
});

test('a refusal that is no JSON still has its status', async () => {
  const problem = await Problem.of(new Response('<html>bad gateway</html>', { status: 502 }));
  expect(problem.status).toBe(502);
  expect(problem.message).toBe('HTTP 502');
});
