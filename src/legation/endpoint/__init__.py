"""A coder that asks a model behind an OpenAI-compatible endpoint, and believes only what the article bears out."""

from legation.endpoint.coder import EndpointCoder, endpoint_coder

__all__ = ["EndpointCoder", "endpoint_coder"]
