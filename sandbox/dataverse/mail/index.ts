export { createMailDelivery, type MailDelivery } from './delivery';
export { sendEmail } from './send-email';
export type { MailTransport, OutgoingMail } from './transport';
