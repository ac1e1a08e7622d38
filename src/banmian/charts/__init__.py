"""Charts from CSV: read (reading.py), laid out for their frame, marks placed by Vega (engine.py), text set in our faces.

docs/decisions/0092: Vega gives scales, ticks and the places of marks; docs/decisions/0093: how an editor asks for a chart.
"""
