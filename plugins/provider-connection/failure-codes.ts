import type { ServiceFailure } from '../gateways/transport/service-error';

/** The code that tells a failure from others: Entra's own number (`AADSTS7000215`) where there is one. Pure. */
export const codeOf = ({ code, message, status }: ServiceFailure): string => /AADSTS\d+/.exec(message)?.[0] ?? (code && code !== 'unknown' ? code : String(status));
