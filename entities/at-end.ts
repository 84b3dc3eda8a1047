/** What can be wanted of access that Microsoft does not extend. Templates say it for the requests that are made from them. */
export const atEndOptions = {
  askAgain: { value: 727000000, label: 'Ask the Customer Again' },
  letEnd: { value: 727000001, label: 'Let It End' },
} as const;
