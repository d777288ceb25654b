import type { Webhook } from '../api/types';
import { useT } from '../i18n/language';
import { Tag } from '../loan/StateTag';

/** The key of what is known of webhooks. */
export const WEBHOOKS = ['webhooks'];

/** Whether an endpoint gets what is for it, and why it does not. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const t = useT();
  if (webhook.disabledReason) return <Tag tone={webhook.disabledReason === 'OPERATOR' ? 'neutral' : 'bad'}>{t.code('webhookOff', webhook.disabledReason)}</Tag>;
  if (webhook.failingSince) return <Tag tone="warn">{t('webhooks.failing')}</Tag>;
  return <Tag tone="good">{t('webhooks.on')}</Tag>;
}
