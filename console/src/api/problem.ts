/** What the server says when it refuses (RFC 9457). */
export interface FieldError {
  field: string;
  value?: string | null;
  expected?: string | null;
  message: string;
}

/** A refusal of the server, or that it could not be reached (`status` 0). */
export class Problem extends Error {
  readonly status: number;
  /** Last part of the problem's type, such as `no-right`. */
  readonly kind: string;
  readonly title: string;
  readonly errors: FieldError[];
  readonly right: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: Record<string, unknown> = {}) {
    const detail = typeof body['detail'] === 'string' ? body['detail'] : '';
    const title = typeof body['title'] === 'string' ? body['title'] : '';
    super(detail || title || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.kind = typeof body['type'] === 'string' ? (body['type'].split('/').pop() ?? '') : '';
    this.errors = Array.isArray(body['errors']) ? (body['errors'] as FieldError[]) : [];
    this.right = typeof body['right'] === 'string' ? body['right'] : undefined;
    this.retryAfterSeconds = typeof body['retryAfterSeconds'] === 'number' ? body['retryAfterSeconds'] : undefined;
  }

  /** What is wrong with one field, if anything. */
  about(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.message;
  }

  static async of(response: Response): Promise<Problem> {
    let body: Record<string, unknown> = {};
    try {
      const parsed: unknown = await response.clone().json();
      if (parsed && typeof parsed === 'object') body = parsed as Record<string, unknown>;
    } catch {
      // No body, or none that is JSON: the status must do.
    }
    return new Problem(response.status, body);
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, { detail: error instanceof Error ? error.message : String(error) });
}
