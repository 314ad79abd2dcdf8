/**
 * The sample article, as Markdown: an invented story in an invented town, written for Stet. It is a string and not
 * a file, so that it is bundled with the server and needs no reading.
 */
export const SAMPLE_MARKDOWN = `---
standfirst: Lindholt paid £1.86 million over three winters for a night bus to its hospital. On 47 nights the timetable says that it ran, the depot’s own gate says that it did not.
---

# The night bus that ran on paper

Maud Renshaw cleans operating theatres at Lindholt General. Her shift ends at 2.20 in the morning, and for most of last winter she walked the four miles home along the ring road. “I stood at that stop with my phone torch on, so the driver would see me,” she says. “After the third week I stopped waiting.”

Line N4 was meant for people like her. The town created it after a survey in which 61 per cent of night workers said they would leave their cars at home for it. It hired Quillane Coaches for £620,000 a year, the largest transport subsidy in the town’s history. There had been no bus after midnight since the trams stopped in 1951.

## What the yard recorded

Every coach that leaves Quillane’s yard in Tanner’s Row passes a gate that notes its number and the minute. The *Lindholt Examiner* obtained the gate’s records and laid them beside the invoices. Of 1,092 departures invoiced last winter, 318 have no matching exit from the yard. On 47 nights, no N4 coach left it at all. Each was paid for, at £568 a departure.

The town’s payment rules, adopted in 2019, ask for proof of every journey before money moves. “Nobody asked us for proof, so nobody sent any,” says a former controller who worked at the yard until May and does not want to be named. No other town in the county pays without it. The mayor’s office did not reply to five letters.

Quillane disputes this. The gate misses one vehicle in five when it rains, the company says, and its own tracking shows 99.2 per cent of journeys completed. It would not share the tracking. The gate’s maker says that it misses fewer than one in a thousand, wet or dry.

## Who knew

Three things were on record before the contract was renewed in June 2024:

- Passengers had fallen from 214 a night to 38 within a year.
- The town’s auditor had asked twice for the tracking data, and had not been given it.
- A driver had told the transport committee that coaches were “signed out and parked”.

> We bought a timetable, not a bus.

That is how Ida Kestrel puts it, who sat on the committee until she resigned in July. Hers was the only vote against the renewal, which passed by nine to one. The minutes run to eleven lines. Councillors were given four minutes to read the file.

Robert Hale-Amis, who leads the council, says the line was “always a pilot”, and that a town which gives up on its first try gives up on its night workers.

The hospital has paid as well. Lindholt General spent £143,000 on taxis for night staff last year, four times what it spent before the line began. Night buses cut sick leave among shift workers by a tenth, researchers at the University of Marrick found in 2021, where the buses come.

On Tuesday the *Examiner* waited at the hospital stop from midnight until four. Six coaches were due. Two came.

The council’s inquiry reports in March. Until then the town goes on paying £51,667 a month.
`

/** What the editor fills in beside the text; the deadline counts from the moment the sample is made. */
export const SAMPLE_DETAILS = {
  desk: 'Local',
  byline: 'Nora Quist',
  deadlineInHours: 30,
} as const
