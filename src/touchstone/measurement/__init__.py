"""Mathematics of measurement: arrays in, values with standard errors out. Knows nothing of the product."""
