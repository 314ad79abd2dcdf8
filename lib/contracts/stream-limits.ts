/** How many articles one stream of the desk carries at most. */
export const MOST_ARTICLES = 50
