import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../api/client';
import type { Definition } from '../api/types';
import { useWords } from '../i18n/language';
import { Hint } from '../state/Hint';

/** What a figure or a column means: the server's words, one truth for all screens. */
export function useDefinitions(): (key: string) => Definition | undefined {
  const { language } = useWords();
  const { data } = useQuery({
    queryKey: ['definitions', language],
    queryFn: () => body(api.GET('/api/v1/definitions')),
    staleTime: Infinity,
  });
  return (key) => data?.items.find((definition) => definition.key === key);
}

export function DefinitionText({ of: definition }: { of: Definition }) {
  return (
    <span className="definition">
      <strong>{definition.name}</strong>
      <span>{definition.definition}</span>
      {definition.formula ? <code>{definition.formula}</code> : null}
      {definition.source ? <small>{definition.source}</small> : null}
    </span>
  );
}

/** A word with its definition on hover and focus. */
export function Term({ name, children }: { name: string; children?: ReactNode }) {
  const definition = useDefinitions()(name);
  if (!definition) return <>{children}</>;
  return (
    <Hint text={<DefinitionText of={definition} />}>
      <span className="term" tabIndex={0}>
        {children ?? definition.name}
      </span>
    </Hint>
  );
}
