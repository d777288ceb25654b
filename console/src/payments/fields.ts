import type { FormInstance } from 'antd';
import { asProblem, type Problem } from '../api/problem';

/** Puts what the server refuses to the fields that it names; the refusal itself when it names none of them. */
export function refuse<Values extends object>(form: FormInstance<Values>, error: unknown, fields: readonly (keyof Values & string)[]): Problem | undefined {
  const refused = asProblem(error);
  const known = refused.errors.filter((each) => (fields as readonly string[]).includes(each.field));
  for (const each of known) form.setFields([{ name: each.field as never, errors: [[each.message, each.expected].filter(Boolean).join(' · ')] }]);
  return known.length > 0 ? undefined : refused;
}
