"""From linear radiance to the picture a camera would store."""

import numpy as np
from scipy import ndimage


def denoise(image, coverage):
    """Less noise of few samples: fireflies out, walls and cloth smoothed within themselves."""
    calm = ndimage.median_filter(image, (3, 3, 1))
    image = np.where(image > 3 * calm + 0.2, calm, image)
    for cover, sigma in ((1 - coverage.sum(2), 2.2), (coverage[..., 2], 0.7), (coverage[..., 0], 0.8)):
        whole = (cover > 0.98).astype(float)
        weight = ndimage.gaussian_filter(whole, sigma)
        smooth = ndimage.gaussian_filter(image * whole[..., None], (sigma, sigma, 0)) / np.maximum(weight, 1e-3)[..., None]
        image = np.where(whole[..., None] > 0, smooth, image)
    return image


def scatter(image, skin, millimetres_per_pixel):
    """Light spreads inside skin, red farthest: a blur within the skin only, a share of it per channel.

    The widths are for looks (mean free paths of visible light in dermis are 0.5…2 mm), not measured.
    """
    result = image.copy()
    for channel, (width, share) in enumerate(((1.3, 0.55), (0.6, 0.45), (0.35, 0.35))):
        sigma = width / millimetres_per_pixel
        blurred = ndimage.gaussian_filter(image[..., channel] * skin, sigma)
        weight = ndimage.gaussian_filter(skin, sigma)
        soft = np.where(weight > 1e-3, blurred / np.maximum(weight, 1e-3), image[..., channel])
        k = share * skin
        result[..., channel] = image[..., channel] * (1 - k) + soft * k
    return result


def picture(image, skin, rng):
    """8-bit sRGB with exposure, white balance, lens blur, sensor noise and a tone curve."""
    luminance = image @ [0.2126, 0.7152, 0.0722]
    level = np.average(luminance, weights=skin + 1e-6)
    # A camera exposes for the picture, so dark skin comes out dark, but less than by its albedo.
    wanted = 0.30 * (level / 0.25) ** 0.55 if level < 0.6 else 0.45
    exposed = image * (wanted / level) * np.exp(rng.normal(0, 0.10))
    exposed = exposed * np.exp(rng.normal(0, 0.025, 3))
    exposed = ndimage.gaussian_filter(exposed, (0.45, 0.45, 0))
    noise = rng.normal(0, 1, exposed.shape) * np.sqrt(2.0e-5 + 1.6e-4 * np.clip(exposed, 0, 1)) * rng.uniform(0.4, 1.2)
    exposed = np.clip(exposed + noise, 0, None)
    # Linear below, rolling off above 0.75.
    knee = 0.75
    exposed = np.where(exposed > knee, knee + (1 - knee) * (1 - np.exp(-(exposed - knee) / (1 - knee))), exposed)
    encoded = np.where(exposed <= 0.0031308, 12.92 * exposed, 1.055 * np.maximum(exposed, 1e-9) ** (1 / 2.4) - 0.055)
    return np.clip(np.rint(255 * encoded), 0, 255).astype(np.uint8)
