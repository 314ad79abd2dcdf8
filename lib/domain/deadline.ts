/** The moment after all others: where claims of an article without a deadline stand. Known to the triggers too. */
export const NO_DEADLINE = '9999-12-31T23:59:59.999Z'
